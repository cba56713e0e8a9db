import {sendKeys} from '@web/test-runner-commands';

/** Presses keys at once, as `Control+Alt+Shift+A`; `times`: holds the last one until it has repeated. */
export async function pressKeys(keys: string, times = 1): Promise<void> {
  const all = keys.split('+');
  const last = all.pop() ?? '';
  for (const key of all) await sendKeys({down: key});
  for (let time = 0; time < times; time++) await sendKeys({down: last});
  await sendKeys({up: last});
  for (const key of all.reverse()) await sendKeys({up: key});
}
