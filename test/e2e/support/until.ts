import {setTimeout as delay} from 'node:timers/promises';

const interval = 50;
/** Milliseconds; what is held to a time says so itself. A busy machine with two processors has let a browser wait for ten seconds. */
const patience = 20_000;

/** Asks again and again until the answer is truthy, and returns it. After `deadline` ms it fails with the description. */
export async function until<T>(
  description: string,
  ask: () => Promise<T> | T,
  deadline = patience,
): Promise<NonNullable<T>> {
  const end = Date.now() + deadline;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`Within ${deadline / 1000} s it did not happen that ${description}`);
    await delay(interval);
  }
}
