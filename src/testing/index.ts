/** @file A phone without a PBX, for the tests of pages that have one. Needs no test framework. */
export {aCall, aRingingCall, reachable} from './calls.js';
export {FakePhone} from './fake-phone.js';
