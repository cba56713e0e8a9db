/** @file The worker in a browser that refuses it what it can, and says why in words that are nobody's business. */
import '../../src/worker/phone-worker.js';
import {coreName, readCoreName} from '../../src/protocol/index.js';

const secret = (name: string) => new DOMException('Huber 08651234567 sip:huber@192.0.2.77', name);

IDBFactory.prototype.open = () => {
  throw secret('SecurityError');
};

const {locks} = navigator;
const {phone} = readCoreName((globalThis as unknown as {name: string}).name);
const older = coreName(phone, 0);
const request = locks.request.bind(locks) as (name: string, hold: () => unknown) => Promise<unknown>;
let refused = false;
locks.query = () => Promise.resolve({held: [{name: older}]});
locks.request = ((name: string, hold: () => unknown) => {
  if (name !== older || refused) return request(name, hold);
  refused = true;
  return Promise.reject(secret('AbortError'));
}) as typeof locks.request;

void Promise.reject(secret('DataError'));
