import {html, type TemplateResult} from 'lit';
import type {GatedPhone} from '../../controllers/index.js';
import {doNotDisturbIcon, forwardedIcon} from './absence-icon.js';
import {absenceOf} from './absence-of.js';
import {texts} from './texts.js';

/** Null: calls ring here, be it after an emergency call alone. */
export function sign(phone: GatedPhone | null, language: string): TemplateResult | null {
  const {doNotDisturb, forwards, openUntil} = absenceOf(phone) ?? {};
  if (openUntil || !(doNotDisturb || forwards)) return null;
  const words = texts(language);
  return doNotDisturb
    ? html`${doNotDisturbIcon()}<span>${words.doNotDisturb}</span>`
    : html`${forwardedIcon()}<span>${words.forwarded}</span>`;
}
