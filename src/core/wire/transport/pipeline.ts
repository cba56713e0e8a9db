import type {Duty} from './duty.js';
import {repairAddresses} from './inbound/addresses.js';
import {
  completeAnswer,
  dropForeignBody,
  plainContentType,
  refuseUnknownBody,
  takeEarlyDescription,
} from './inbound/bodies.js';
import {keepWithinBounds} from './inbound/bounds.js';
import {allowSecondChallenge, chooseChallenge, countResentRequest} from './inbound/challenges.js';
import {completeDialog, completeNotify, dropForeignContacts} from './inbound/contacts.js';
import {
  acknowledgeLate,
  answerOutOfState,
  cancelAgain,
  endByEarlyBye,
  noticeIdentity,
  refuseRedirectedChange,
} from './inbound/dialogs.js';
import {plainExpires, refuseMalformed} from './inbound/malformed.js';
import {passNotification, plainEvent, refuseUnknownExtension, refuseUnknownMethod} from './inbound/methods.js';
import {countAnswered, refuseStale} from './inbound/order.js';
import {refuseReplaces, rememberEnded} from './inbound/replaces.js';
import {noticeRefresh, noticeRepetition, refuseBriefTimer} from './inbound/session-timer.js';
import {completeStartLine, readdressToUs} from './inbound/start-line.js';
import {acceptUpdate, takeTarget} from './inbound/update.js';
import {plainVia} from './inbound/via.js';
import {withdrawChange} from './inbound/withdrawal.js';
import {addToken, restoreAddresses, routeStrictly, trueAllow} from './outbound/headers.js';
import {agreeToSessionTimer} from './outbound/session-timer.js';
import {answerUpdate, keepMadeUpAnswers} from './outbound/update.js';
import {terminateWithdrawn} from './outbound/withdrawal.js';

/** From the socket to SIP.js. */
export const inbound: readonly Duty[] = [
  keepWithinBounds,
  refuseMalformed,
  plainExpires,
  plainVia,
  completeStartLine,
  readdressToUs,
  repairAddresses,
  refuseStale,
  dropForeignContacts,
  completeDialog,
  completeNotify,
  plainContentType,
  refuseUnknownBody,
  dropForeignBody,
  completeAnswer,
  plainEvent,
  refuseUnknownMethod,
  refuseUnknownExtension,
  passNotification,
  refuseReplaces,
  rememberEnded,
  refuseBriefTimer,
  noticeRepetition,
  noticeRefresh,
  noticeIdentity,
  endByEarlyBye,
  withdrawChange,
  acceptUpdate,
  answerOutOfState,
  takeTarget,
  acknowledgeLate,
  takeEarlyDescription,
  refuseRedirectedChange,
  chooseChallenge,
  allowSecondChallenge,
  countResentRequest,
  cancelAgain,
];

/** From SIP.js to the socket. */
export const outbound: readonly Duty[] = [
  countAnswered,
  keepMadeUpAnswers,
  terminateWithdrawn,
  agreeToSessionTimer,
  trueAllow,
  addToken,
  rememberEnded,
  answerUpdate,
  restoreAddresses,
  routeStrictly,
];
