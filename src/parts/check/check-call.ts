/** @file A call to the number that echoes: whether calls come about, and how the network carries them. */
import {readConfigured} from '../../dialling/configured.js';
import {qualityWords} from '../../elements/call-quality/call-quality.js';
import {errorText} from '../../elements/error-text.js';
import type {GatedPhone} from '../../controllers/index.js';
import {type CallId, type CallQuality, PhoneError} from '../../protocol/index.js';
import {type Bench, type Check, type Finding, wait} from './check.js';

/** Milliseconds until somebody has to answer, and in which the echo has to be heard. */
const [answered, measured] = [10_000, 12_000];
const verdicts = {good: 'good', moderate: 'careful', poor: 'bad'} as const;

export const checkCall: Check = async bench => {
  const {phone, words, terms, tell, own} = bench;
  const number = phone.configuration?.services?.echo;
  const target = number === undefined ? null : readConfigured(number, phone.configuration);
  if (!target) return {verdict: 'skipped', text: words.callNone};
  tell(words.calling);
  let id: CallId;
  try {
    id = await phone.call(target);
  } catch (thrown) {
    return failed(PhoneError.of(thrown), bench);
  }
  own(id);
  try {
    const error = await talking(phone, id, bench.signal);
    if (error) return failed(error, bench);
    const quality = await measure(phone, id, bench.signal);
    if (!quality) return {verdict: 'careful', text: words.callUnmeasured};
    const {figures = {}, level, cause} = quality;
    const facts = Object.entries(figures).map(([name, value]) => `${name} ${value}`);
    const text = cause === 'silent' || figures.heard === 0 ? words.callSilent : qualityWords(quality, terms.lang);
    const verdict = text === words.callSilent ? 'bad' : verdicts[level];
    return {verdict, text, facts: [text, ...facts].join(' · ')};
  } finally {
    // It may have ended by itself.
    phone.hangUp(id).catch(() => undefined);
  }
};

function failed({code, message, ...rest}: PhoneError, {words, terms}: Bench): Finding {
  const text = `${words.callFailed} ${errorText({...rest, code, message}, terms)}`;
  return {verdict: 'bad', text, facts: `${words.callFailed} ${code}`};
}

/** Null as soon as both sides are heard, else why not. */
async function talking(phone: GatedPhone, id: CallId, signal: AbortSignal): Promise<PhoneError | null> {
  for (let waited = 0; waited < answered; waited += 100) {
    const call = phone.state.calls.find(one => one.id === id);
    if (call?.phase === 'talking' && call.media.status === 'connected') return null;
    const ended = phone.state.ended.find(one => one.id === id);
    if (ended) return ended.error ? PhoneError.from(ended.error) : new PhoneError('call-state');
    await wait(100, signal);
  }
  return new PhoneError('timeout');
}

/** As soon as the echo was heard; else what is known when the time is over. */
async function measure(phone: GatedPhone, id: CallId, signal: AbortSignal): Promise<CallQuality | undefined> {
  let quality: CallQuality | undefined;
  const end = phone.watch(`quality/${id}`, value => (quality = value ?? quality));
  try {
    for (let waited = 0; waited < measured && !quality?.figures?.heard; waited += 100) await wait(100, signal);
  } finally {
    end();
  }
  return quality;
}
