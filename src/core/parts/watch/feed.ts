/** What a subscription brings its notifications to. */
export interface Feed {
  readonly event: 'dialog' | 'message-summary';
  /** Media types for Accept. */
  readonly accept: readonly string[];
  /** Option tags for Supported. */
  readonly supported?: string;
  /**
   * Takes a notification's body. False: one before it is missing, nothing is known any more, and the whole state has
   * to be asked for.
   */
  take(type: string, body: string): boolean;
  /** Nothing is known any more. */
  forget(): void;
}
