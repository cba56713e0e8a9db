/** @file Hooks around every test in Node: those of a shared file hold for the first test file alone that loads it there. */
import {stopPhones} from './page.js';

export const mochaHooks = {afterEach: stopPhones};
