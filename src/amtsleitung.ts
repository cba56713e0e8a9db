/** @file The one script of the one tag: defines every element. Loading it twice is harmless. */
import './begin.js';
import './all.js';
