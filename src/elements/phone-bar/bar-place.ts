import type {LitElement, ReactiveController} from 'lit';
import {type GatedPhone, TopicController} from '../../controllers/index.js';
import {type Corner, type Place, defaultPlace} from '../../protocol/index.js';
import {failed} from '../../script/failures.js';

/** Where the bar lies when it is no part of the page's flow, and whether it is folded: the same in every page, and still so tomorrow. */
export class BarPlace implements ReactiveController {
  readonly #settings: TopicController<'settings'>;
  /** What was told last. */
  #told = false;

  constructor(
    private readonly host: LitElement & {collapsed: boolean},
    private readonly phone: () => GatedPhone | null,
  ) {
    this.#settings = new TopicController(host, 'settings', phone);
    host.addController(this);
  }

  get #place(): Place {
    return this.#settings.value?.bar ?? defaultPlace;
  }

  get corner(): Corner {
    return this.#place.corner;
  }

  /** Takes over what was changed in another page, and leaves alone what this one has set for itself. */
  hostUpdate(): void {
    const {folded} = this.#place;
    if (folded === this.#told) return;
    this.#told = folded;
    this.host.collapsed = folded;
  }

  fold(folded: boolean): void {
    this.host.collapsed = folded;
    this.#keep(this.corner, folded);
  }

  move(corner: Corner): void {
    this.#keep(corner, this.host.collapsed);
  }

  #keep(corner: Corner, folded: boolean): void {
    // Where it is not kept it holds for this page.
    this.phone()?.placeBar(corner, folded).catch(failed('place of the bar'));
  }
}
