/** @file Installs what the scenarios with Asterisk need, before several of them start at once. */
import {debianWithAsterisk} from './debian-asterisk.js';

console.log(debianWithAsterisk());
