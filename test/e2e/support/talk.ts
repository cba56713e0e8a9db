import {voiceOf, type Clerk} from './clerk.js';
import type {Call} from '../../../src/protocol/index.js';
import type {Stage} from './stage.js';
import {until} from './until.js';

export interface Talk {
  readonly huber: Clerk;
  readonly maier: Clerk;
  /** The call as Huber has it. */
  readonly call: Call;
}

/** Huber (101) called Maier (102), and both hear each other. */
export async function talk(stage: Stage): Promise<Talk> {
  const huber = await stage.clerk('101');
  const maier = await stage.clerk('102');
  await huber.dials('102');
  await maier.answers();
  await hearEachOther(huber, maier);
  return {huber, maier, call: await huber.talking()};
}

export async function hearEachOther(huber: Clerk, maier: Clerk): Promise<void> {
  await Promise.all([huber.hears(voiceOf(maier.extension)), maier.hears(voiceOf(huber.extension))]);
}

/** The call's audio is in this clerk's page. */
export function hosts(clerk: Clerk, deadline?: number): Promise<Call> {
  return until(
    `the call is in this page of ${clerk.extension}`,
    async () => {
      const page = await clerk.pageId();
      return (await clerk.state()).calls.find(({media}) => media.page === page && media.status === 'connected');
    },
    deadline,
  );
}

/** Another page of the same site in the same tab. */
export const navigate = 'location.href = location.pathname + "?" + Math.random()';
