import type {LineHooks} from './line-options.js';

/** The hooks with a net under each: SIP.js is left half-way by whatever throws in its callbacks. */
export function guarded(hooks: LineHooks): LineHooks {
  const report = hooks.diagnostics?.bind(hooks);
  const guard =
    <Arguments extends unknown[]>(name: keyof LineHooks) =>
    (...values: Arguments): void => {
      try {
        (hooks[name] as ((...values: Arguments) => void) | undefined)?.call(hooks, ...values);
      } catch {
        if (name !== 'diagnostics') report?.({kind: 'hook-failed', detail: name});
      }
    };
  return {
    connection: guard('connection'),
    registration: guard('registration'),
    account: guard('account'),
    invite: guard('invite'),
    earlyDescription: guard('earlyDescription'),
    earlyBye: guard('earlyBye'),
    withdrawn: guard('withdrawn'),
    identity: guard('identity'),
    refreshed: guard('refreshed'),
    repeated: guard('repeated'),
    notify: guard('notify'),
    lost: guard('lost'),
    recovered: guard('recovered'),
    diagnostics: guard('diagnostics'),
  };
}
