import type * as Trial from '../../client/lend/trial.js';

/** By the code of a call's audio, which has what it plays with: by itself it would take that apart into two files. */
export const loadTrial = async (): Promise<typeof Trial> =>
  (await import('../../client/lend/call-audio.js')).loadTrial();
