export interface Listeners<News> {
  readonly count: number;
  tell(news: News): void;
  /** The returned function ends it and may be called again. */
  listen(listener: (news: News) => void): () => void;
}

export function openListeners<News>(): Listeners<News> {
  const listeners = new Set<(news: News) => void>();
  return {
    get count() {
      return listeners.size;
    },
    tell(news) {
      for (const listener of [...listeners]) listener(news);
    },
    listen(listener) {
      // Wrapped, so that whoever listens twice is heard twice and leaves twice.
      const own = (news: News) => listener(news);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
  };
}
