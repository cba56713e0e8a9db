/** @file Three hosts of one site, as in an authority: two applications and the telephone's own. */

export type Application = 'intranet' | 'wohngeld';

const SITE = 'amt.localhost';
const applicationHosts: Readonly<Record<Application, string>> = {
  intranet: `intranet.${SITE}`,
  wohngeld: `fachverfahren.${SITE}`,
};
const PHONE_HOST = `telefon.${SITE}`;

/** Where a page finds the others, as origins; empty: on the page's own host. */
export interface Addresses {
  readonly phone: string;
  readonly intranet: string;
  readonly wohngeld: string;
}

/** The host that was asked. */
export interface Host {
  readonly origin: string;
  /** The origin that serves the phone's script, worker, bridge and configuration to this host's pages. */
  readonly phone: string;
  /** The one application that lives here; none: all of them, and the phone. */
  readonly application?: Application;
  readonly addresses: Addresses;
}

/** For browsers that do not know names under `localhost`. */
const onOneHost: Addresses = {phone: '', intranet: '', wohngeld: ''};

/**
 * Reads the Host header. Undefined for a name that is none of ours: a foreign page could have its own name point to
 * the loopback address and read what is served here (DNS rebinding).
 */
export function hostOf(header: string | undefined): Host | undefined {
  const [, name = '', port = ''] = /^([a-z0-9.-]+)(:\d+)?$/i.exec(header ?? '') ?? [];
  const origin = `http://${name}${port}`;
  const onThreeHosts: Addresses = {
    phone: `http://${PHONE_HOST}${port}`,
    intranet: `http://${applicationHosts.intranet}${port}`,
    wohngeld: `http://${applicationHosts.wohngeld}${port}`,
  };
  if (name === 'localhost' || name === '127.0.0.1') return {origin, phone: origin, addresses: onOneHost};
  if (name === PHONE_HOST) return {origin, phone: origin, addresses: onThreeHosts};
  const application = (Object.keys(applicationHosts) as Application[]).find(key => applicationHosts[key] === name);
  return application && {origin, phone: onThreeHosts.phone, application, addresses: onThreeHosts};
}

/**
 * Whether who opens a connection to the PBX is one of our own pages, asking by one of our names: WebSockets know no same-origin
 * policy. A program that is no browser names no origin.
 */
export function isOwnPage(host: string | undefined, origin: string | undefined): boolean {
  const asked = hostOf(host);
  if (!asked) return false;
  return origin === undefined || hostOf(origin.replace(/^http:\/\//, ''))?.origin === origin;
}

/** The origins that may embed the phone of this host. */
export function embedders({addresses}: Host): string[] {
  return [addresses.intranet, addresses.wohngeld].filter(Boolean);
}
