/**
 * @file The bridge's side of a question to a person. It is asked in a window of the phone's own origin, which no page can
 * frame, cover or script. The page around this frame opens that window with a ticket; the window comes here with it.
 */
import {randomId} from '../../client/random-id.js';
import {
  CONFIRM_DEADLINE,
  messagePort,
  PhoneError,
  type AnswerMessage,
  type ConfirmHello,
  type Port,
  type Question,
  type QuestionMessage,
} from '../../protocol/index.js';
import {isOfType, isOwnWindow} from './own-window.js';

const hello: ConfirmHello['type'] = 'amtsleitung-confirm';

/** The questions of one page that wait for a person. */
export class Asking {
  /** How each one is given up, by its ticket. */
  readonly #open = new Map<string, () => void>();

  /**
   * Asks; `announce` has the page open the window. Settles with the number's place in the question, and rejects with
   * `not-confirmed` when the answer is no, or none within the time.
   */
  ask(question: Question, announce: (ticket: string) => void): Promise<number> {
    const ticket = randomId();
    const endsAt = performance.now() + CONFIRM_DEADLINE;
    return new Promise((resolve, reject) => {
      const end = new AbortController();
      let port: Port<QuestionMessage, AnswerMessage> | null = null;
      const settle = (number: unknown) => {
        end.abort();
        clearTimeout(late);
        this.#open.delete(ticket);
        port?.post({type: 'over'});
        if (typeof number === 'number' && question.numbers[number]) resolve(number);
        else reject(new PhoneError('not-confirmed', 'Nobody agreed to the number.'));
      };
      const late = setTimeout(settle, CONFIRM_DEADLINE, null);
      const greet = (event: MessageEvent) => {
        const [end] = event.ports;
        // The first window alone is answered: a ticket is used once.
        if (port || !end || !isOwnWindow(event) || !isOfType(event, hello)) return;
        if ((event.data as ConfirmHello).ticket !== ticket) return;
        port = messagePort(end);
        port.onmessage = answer => settle(answer.number);
        port.post({type: 'question', question, left: endsAt - performance.now()});
      };
      addEventListener('message', greet, {signal: end.signal});
      this.#open.set(ticket, () => settle(null));
      announce(ticket);
    });
  }

  /** The window of this ticket did not open, or is closed. */
  giveUp(ticket: string): void {
    this.#open.get(ticket)?.();
  }

  /** The page has gone, and with it who would open a window. */
  giveUpAll(): void {
    for (const giveUp of [...this.#open.values()]) giveUp();
  }
}
