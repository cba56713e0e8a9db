/**
 * Changed messages of real calls, thrown at the whole core.
 *
 *   npm run fuzz -- --messages 1000000 --seed 1
 */

const option = (name: string, otherwise: number) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
// The support files clean up after each test; here there is none.
Object.assign(globalThis, {afterEach: () => undefined, beforeEach: () => undefined});
export {};
const {fuzz} = await import('../core/support/fuzzing.js');
const messages = option('messages', 100_000);
const seed = option('seed', Date.now() % 1_000_000);
const started = performance.now();
await fuzz(messages, seed, done => {
  if (done % 10_000 === 0) console.log(`${done} messages, ${((performance.now() - started) / 1000).toFixed(0)} s`);
});
console.log(`${messages} messages from seed ${seed}: nothing escaped, nothing stuck, registered all the time`);
process.exit(0);
