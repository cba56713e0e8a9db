import {
  greetFrames,
  type AnswerMessage,
  type ConfirmHello,
  type Port,
  type QuestionMessage,
} from '../../protocol/index.js';

export type BridgePort = Port<AnswerMessage, QuestionMessage>;

/**
 * Shows the ticket to the frames of the page that opened this window. It is answered by the one bridge that gave it out.
 */
export function findBridge(
  page: Window | null,
  ticket: string,
  heard: (port: BridgePort, message: QuestionMessage) => void,
): void {
  const hello: ConfirmHello = {type: 'amtsleitung-confirm', ticket};
  greetFrames(page, hello, location.origin, heard);
}
