import {PhoneError, type Lamp, type ServiceCodes} from '../../../protocol/index.js';
import {dialCode, type CodeLine} from './feature-code.js';

/** Milliseconds in which the lamp follows a code that was accepted, or one that was not. */
const followsWithin = 5_000;
const deniesWithin = 1_500;

/** One service of the phone system, which codes turn on and off. Its lamp, where there is one, says whether it is on. */
export class HouseService {
  readonly codes: ServiceCodes;
  readonly #line: CodeLine;
  /** Undefined: nothing is known. */
  #isOn: boolean | undefined;
  #to = '';
  #changed = (): void => {};

  constructor(codes: ServiceCodes, line: CodeLine) {
    this.codes = codes;
    this.#line = line;
  }

  get isOn(): boolean | undefined {
    return this.#isOn;
  }

  /** What an earlier core has brought about. */
  believe(isOn: boolean, to = ''): void {
    this.#isOn = isOn;
    this.#to = to;
  }

  /** A lamp that is not known changes nothing. */
  lit(lamps: Readonly<Record<string, Lamp>>): void {
    const lamp = lamps[this.codes.lamp ?? ''];
    if (lamp === 'idle') this.believe(false);
    else if (lamp === 'busy' || lamp === 'ringing') this.#isOn = true;
    this.#changed();
  }

  /** Dials what it takes to be on, with this target, or off. What somebody else has set stays while it is only to be on. Rejects with `service-refused`. */
  async become(isOn: boolean, to?: string): Promise<void> {
    if (isOn === (this.#isOn ?? false) && (!isOn || to === undefined || to === this.#to)) return;
    const {on, off, lamp} = this.codes;
    if (isOn && to === undefined && on.includes('{number}')) return;
    const target = this.#line.userAgent.configuration.uri.clone();
    target.user = isOn ? on.replace('{number}', to ?? '') : off;
    const isTold = lamp !== undefined && this.#isOn !== undefined && this.#isOn !== isOn;
    const refusal = await dialCode(this.#line, target).then(
      () => null,
      (thrown: unknown) => PhoneError.of(thrown, 'service-refused'),
    );
    // Some phone systems carry a code out and never answer the call.
    const isDone = isTold ? await this.#follows(isOn, refusal ? deniesWithin : followsWithin) : !refusal;
    if (!isDone) throw refusal ?? new PhoneError('service-refused', 'The lamp did not follow.');
    this.believe(isOn, isOn ? to : '');
  }

  /** Whether the lamp says so in time. */
  #follows(isOn: boolean, within: number): Promise<boolean> {
    return new Promise(resolve => {
      const settle = () => {
        clearTimeout(patience);
        this.#changed = () => {};
        resolve(this.#isOn === isOn);
      };
      const patience = setTimeout(settle, within);
      this.#changed = () => this.#isOn === isOn && settle();
      this.#changed();
    });
  }
}
