import type {Call, EndedCall, EndReason, PhoneError} from '../../protocol/index.js';

/** How the clerk sees a call that is over. */
export function endedCall(call: Call, endedAt: number, reason: EndReason, error?: PhoneError): EndedCall {
  const {id, direction, remote, known, dialled, divertedFrom, transferredBy, context, startedAt, answeredAt} = call;
  const {transfer} = call;
  return {
    ...{id, direction, remote, startedAt, endedAt, reason},
    ...(known ? {known} : {}),
    ...(dialled === undefined ? {} : {dialled}),
    ...(divertedFrom ? {divertedFrom} : {}),
    ...(transferredBy ? {transferredBy} : {}),
    ...(context ? {context} : {}),
    ...(answeredAt === undefined ? {} : {answeredAt}),
    ...(transfer && reason === 'transferred' ? {transferredTo: transfer.target} : {}),
    ...(error ? {error: error.toData()} : {}),
  };
}
