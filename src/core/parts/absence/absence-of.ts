/** @file A file of its own beside the worker: see part.ts. */
import type {URI} from 'sip.js';
import {emergencyNumber} from '../../../numbers/emergency.js';
import type {EndedCall, Lamp} from '../../../protocol/index.js';
import {Deadlines} from '../../deadlines.js';
import type {Notification} from '../../wire/index.js';
import {Vault} from '../history/vault.js';
import type {Answer, PartContext} from '../part.js';
import type {Subscriptions} from '../watch/subscriptions.js';
import {HouseService} from './house-service.js';
import {afterCommand, nothingWanted, readWanted, type Wanted} from './wanted.js';

const name = 'absence';
/** After an emergency call the control centre may call back (milliseconds). */
const callBack = 3_600_000;
/** Milliseconds until what did not go through is tried once more. */
const again = 60_000;

/** What the part has of the worker: the file that watches lamps, and reading an address. */
export interface AbsenceTools {
  lamps(): Promise<{Subscriptions: typeof Subscriptions}>;
  uri(text: string): URI | undefined;
}

/**
 * What happens to all calls in. What the clerk wants is kept, encrypted, as long as the browser session; whether it holds is the phone system's to
 * say where it has a lamp for it. After an emergency call nothing of it holds for an hour, and then it does again.
 */
export class AbsenceOf {
  readonly #context: PartContext;
  readonly #tools: AbsenceTools;
  readonly #vault: Vault;
  readonly #deadlines = new Deadlines();
  readonly #doNotDisturb: HouseService | null;
  readonly #forwarding: HouseService | null;
  #lamps: Subscriptions | null = null;
  #aor = '';
  #wanted = nothingWanted;
  /** What the phone system was last told: time may have gone on since, and no core have been there. */
  #told = nothingWanted;
  #openUntil = 0;
  /** One thing after the other. */
  #turn: Promise<unknown> = Promise.resolve();
  #isBusy = false;

  constructor(context: PartContext, tools: AbsenceTools) {
    this.#context = context;
    this.#tools = tools;
    this.#vault = new Vault(context.secret);
    const {doNotDisturb, forwarding} = context.configuration.services ?? {};
    const {on, off, lamp} = doNotDisturb ?? {};
    this.#doNotDisturb = on && off ? new HouseService({on, off, ...(lamp && {lamp})}, context.line) : null;
    this.#forwarding = forwarding?.always ? new HouseService(forwarding.always, context.line) : null;
    context.storage.follow(name, sealed => void this.#next(() => this.#take(sealed)));
  }

  /** The status with which calls in are refused now; undefined: they are not, or not here. */
  get refusal(): number | undefined {
    const {doNotDisturb} = this.#holding(this.#wanted);
    const {status = 486} = this.#context.configuration.services?.doNotDisturb ?? {};
    return doNotDisturb && !this.#doNotDisturb ? status : undefined;
  }

  registered(): Promise<void> {
    return this.#next(async () => {
      const {line, storage} = this.#context;
      const aor = line.userAgent.configuration.uri.toString();
      const isOther = aor !== this.#aor;
      if (isOther) {
        this.#aor = aor;
        this.#wanted = this.#told = nothingWanted;
        this.#openUntil = 0;
        this.#lamps?.lost();
        this.#lamps = await this.#watched();
        await this.#take(await storage.load(name));
      }
      if (line.registered) this.#lamps?.registered();
      const {until = Infinity} = this.#wanted;
      if (isOther || until <= this.#context.now()) await this.#settle();
      this.#wait();
    });
  }

  /** What time brings waits for the line: nothing could be dialled. */
  lost(): void {
    this.#deadlines.clearAll();
    this.#lamps?.lost();
  }

  notify(request: Notification, answer: Answer): void {
    this.#lamps?.notify(request, answer);
  }

  set(change: unknown): Promise<void> {
    return this.#next(async () => {
      const {configuration, now} = this.#context;
      await this.#become(afterCommand(this.#wanted, change, configuration, now()));
    });
  }

  callEnded({direction, dialled = ''}: EndedCall): Promise<void> | void {
    const {site = {}} = this.#context.configuration;
    if (direction !== 'out' || !emergencyNumber(dialled, {trunkPrefix: site.trunkPrefix ?? '0'})) return;
    return this.#next(async () => {
      this.#openUntil = this.#context.now() + callBack;
      await this.#settle();
    });
  }

  /** What of it holds now: nothing while the control centre may call back, and no forwarding beyond its end. */
  #holding({doNotDisturb, forwards, to, until = Infinity}: Wanted): Wanted {
    const now = this.#context.now();
    if (now < this.#openUntil) return nothingWanted;
    return {doNotDisturb, ...(forwards && now < until ? {forwards, to} : {forwards: false})};
  }

  /** Carries out what time has brought; what does not go through is tried again. */
  async #settle(): Promise<void> {
    const {now, failed} = this.#context;
    const {until = Infinity, doNotDisturb} = this.#wanted;
    this.#deadlines.clear('again');
    await this.#become(until > now() ? this.#wanted : {doNotDisturb, forwards: false}).catch((thrown: unknown) => {
      failed('absence')(thrown);
      this.#deadlines.set('again', again, () => void this.#next(() => this.#settle()));
    });
  }

  /** Each step that went through counts, also where the next one does not. */
  async #become(wanted: Wanted): Promise<void> {
    const {doNotDisturb, forwards, to} = this.#holding(wanted);
    this.#isBusy = true;
    try {
      await this.#doNotDisturb?.become(doNotDisturb);
      this.#told = {...this.#told, doNotDisturb};
      this.#wanted = {...this.#wanted, doNotDisturb: wanted.doNotDisturb, profile: undefined};
      await this.#forwarding?.become(forwards, to);
      this.#told = {doNotDisturb, forwards, to};
      this.#wanted = wanted;
    } finally {
      this.#isBusy = false;
      this.#wait();
      this.#show();
      await this.#keep();
    }
  }

  /** Until the next moment at which something else holds. */
  #wait(): void {
    const {until = Infinity} = this.#wanted;
    const now = this.#context.now();
    const next = Math.min(...[until, this.#openUntil].filter(time => time > now), Infinity);
    if (next === Infinity) this.#deadlines.clear('end');
    else this.#deadlines.set('end', next - now, () => void this.#next(() => this.#settle()));
  }

  #show(): void {
    const {doNotDisturb, forwards, to, until, profile} = this.#wanted;
    this.#context.topics.set('absence', {
      doNotDisturb,
      forwards,
      ...(this.#openUntil > this.#context.now() && {openUntil: this.#openUntil}),
      ...(!this.#doNotDisturb && {isOwn: true}),
      ...(to && {target: to}),
      ...(until && {until}),
      ...(profile && {profile}),
    });
  }

  /** The lamps of both; none where neither has one, or their file can't be had. */
  async #watched(): Promise<Subscriptions | null> {
    const services = [this.#doNotDisturb, this.#forwarding];
    const lamps = services.flatMap(service => service?.codes.lamp ?? []);
    const file = lamps.length > 0 ? await this.#tools.lamps().catch(() => null) : null;
    const {line} = this.#context;
    return (
      file &&
      new file.Subscriptions({
        ...this.#context,
        configuration: {lamps},
        userAgent: line.userAgent,
        uri: text => this.#tools.uri(text),
        authorize: request => line.authorize(request),
        random: Math.random,
        changed: ({lamps: now}) => now && this.#lit(now),
      })
    );
  }

  /** Somebody has set it, here or at another phone of this extension. */
  #lit(lamps: Readonly<Record<string, Lamp>>): void {
    for (const service of [this.#doNotDisturb, this.#forwarding]) service?.lit(lamps);
    if (this.#isBusy || this.#context.now() < this.#openUntil) return;
    const before = this.#wanted;
    const doNotDisturb = this.#doNotDisturb?.isOn ?? before.doNotDisturb;
    const forwards = this.#forwarding?.isOn ?? before.forwards;
    if (doNotDisturb === before.doNotDisturb && forwards === before.forwards) return;
    const {to, until} = before;
    this.#wanted = {doNotDisturb, forwards, ...(forwards && {to, until})};
    this.#wait();
    this.#show();
    void this.#keep();
  }

  async #keep(): Promise<void> {
    const sealed = await this.#vault.seal({
      ...{aor: this.#aor, wanted: this.#wanted, told: this.#told, openUntil: this.#openUntil},
    });
    if (sealed) this.#context.storage.save(name, sealed);
  }

  /** What was kept for the same person. */
  async #take(sealed: unknown): Promise<void> {
    const {aor, wanted, told, openUntil} = Object(await this.#vault.open(sealed)) as Record<string, unknown>;
    if (aor === this.#aor) {
      this.#wanted = readWanted(wanted);
      this.#openUntil = Number(openUntil) || 0;
      const {doNotDisturb, forwards, to} = (this.#told = readWanted(told));
      this.#doNotDisturb?.believe(doNotDisturb);
      this.#forwarding?.believe(forwards, to);
    }
    this.#wait();
    this.#show();
  }

  #next(work: () => unknown): Promise<void> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => undefined);
    return turn.then(() => undefined);
  }
}
