import {
  messagePort,
  type AnswerMessage,
  type ConfirmHello,
  type Port,
  type QuestionMessage,
} from '../protocol/index.js';

export type BridgePort = Port<AnswerMessage, QuestionMessage>;

/**
 * Shows the ticket to the frames of the page that opened this window. It is delivered to those of our own origin alone,
 * and answered by the one bridge that gave it out.
 */
export function findBridge(
  page: Window | null,
  ticket: string,
  heard: (port: BridgePort, message: QuestionMessage) => void,
): void {
  const hello: ConfirmHello = {type: 'amtsleitung-confirm', ticket};
  for (let index = 0; index < (page?.length ?? 0); index += 1) {
    const {port1, port2} = new MessageChannel();
    const port: BridgePort = messagePort(port1);
    port.onmessage = message => heard(port, message);
    page?.[index]?.postMessage(hello, location.origin, [port2]);
  }
}
