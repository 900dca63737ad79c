import type { PortProblem } from './byte-port.ts';

export interface Closing {
  readonly isClosed: boolean;
  /** Tells everybody, the first time only. */
  settle(problem: PortProblem | undefined): void;
  /** A late listener hears at once what the others have heard. */
  onClosed(listener: (problem: PortProblem | undefined) => void): void;
}

/** The one end of a connection, whoever brought it about and however often the system reports it. */
export function openClosing(): Closing {
  let end: { readonly problem: PortProblem | undefined } | undefined;
  const listeners: ((problem: PortProblem | undefined) => void)[] = [];
  return {
    get isClosed() {
      return end !== undefined;
    },
    settle(problem) {
      if (end !== undefined) return;
      end = { problem };
      for (const listener of listeners.splice(0)) listener(problem);
    },
    onClosed(listener) {
      if (end === undefined) listeners.push(listener);
      else listener(end.problem);
    },
  };
}
