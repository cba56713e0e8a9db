/** A seventh of SIP.js' code; src/core/wire/grammar reads what it would. */
export const parse = () => {
  throw new Error();
};
