/** @file Defines every element. */
import './define/amt-absence.js';
import './define/amt-call-panel.js';
import './define/amt-call-toast.js';
import './define/amt-dialer.js';
import './define/amt-headset.js';
import './define/amt-history.js';
import './define/amt-keypad.js';
import './define/amt-mini-card.js';
import './define/amt-number.js';
import './define/amt-phone.js';
import './define/amt-phone-bar.js';
import './define/amt-check.js';
import './define/amt-settings.js';
import './define/amt-shortcuts.js';
import './define/amt-team.js';
import './define/amt-transfer-panel.js';

export * from './index.js';
