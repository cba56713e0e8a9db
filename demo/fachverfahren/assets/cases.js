/* global document */

// What the case management knows of who calls, and what became of the call: docs/cases.md.
const phone = document.querySelector('amt-phone');
const cases = JSON.parse(document.querySelector('[data-cases]').dataset.cases);
const digits = number => number.replace(/\D/g, '');
const found = ({context, remote}) =>
  cases.find(({id}) => id === context) ?? cases.find(({numbers}) => numbers.includes(digits(remote.number)));

phone.addEventListener('amt-call-change', ({detail: {call, previous}}) => {
  if (previous?.context === call.context && previous?.remote.number === call.remote.number) return;
  const one = found(call);
  // A refusal is told by the phone itself: a card has nobody who waits for it.
  if (one) phone.describe(call.id, {...one.card, context: one.id}).catch(() => {});
});
