import type {Plugin} from 'rollup';

export const standIns: ReadonlyMap<string, string>;
export const removed: ReadonlyMap<string, readonly string[]>;
export const emptied: ReadonlyMap<string, readonly string[]>;
export const unheard: readonly string[];
export function without(code: string, methods: readonly string[], instead?: (name: string) => string): string;
export function lean(code: string, module: string): string;
export function withStandIns(modules?: ReadonlyMap<string, string>): Plugin;
