/** @file A fresh PBX for every test, and the phones of that test. */
import {startPbx, type Pbx, type PbxOptions} from '../../demo/pbx/index.js';
import {Phone} from './phone.js';

export interface Stage {
  readonly pbx: Pbx;
  /** A registered phone. */
  phone(extension: string, options?: {setup?: string}): Promise<Phone>;
}

/** Call it inside a `describe`. */
export function stage(options: PbxOptions = {}): Stage {
  let pbx: Pbx | undefined;
  let phones: Phone[] = [];
  const running = (): Pbx => {
    if (!pbx) throw new Error('only inside a test');
    return pbx;
  };
  beforeEach(async () => {
    pbx = await startPbx(options);
  });
  afterEach(async () => {
    await Promise.all(phones.map(phone => phone.stop()));
    phones = [];
    await running().close();
    pbx = undefined;
  });
  return {
    get pbx() {
      return running();
    },
    async phone(extension, phoneOptions) {
      const phone = new Phone(running(), extension, phoneOptions);
      phones.push(phone);
      return phone.register();
    },
  };
}
