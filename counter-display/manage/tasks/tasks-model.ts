import { computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { SignedIn } from '#contract/channels.ts';
import type { Instant } from '#contract/clock.ts';
import type { TaskId } from '#contract/ids.ts';
import type { TaskLine, TaskStory, TasksView } from '#contract/tasks.ts';
import { type Feed, viewOf } from '#kit/link/feed.ts';
import type { Link } from '#kit/link/link.ts';
import { type AskedFace, openAsked } from '../asked.ts';
import type { Presses } from '../presses.ts';

export const TASK_FILTERS = ['mine', 'all', 'overdue', 'appealed', 'closed'] as const;
export type TaskFilter = (typeof TASK_FILTERS)[number];

/** Where a task stands for whoever reads the list. */
export type OpenedTask =
  | { readonly face: 'none' }
  /** Not in the list any more: its story is still told. */
  | { readonly face: 'gone'; readonly task: TaskId }
  | { readonly face: 'here'; readonly line: TaskLine };

export interface TasksModel {
  readonly feed: Feed<TasksView>;
  readonly view: ReadonlySignal<TasksView | null>;
  readonly me: SignedIn;
  readonly presses: Presses;
  readonly filter: ReadonlySignal<TaskFilter>;
  readonly listed: ReadonlySignal<readonly TaskLine[]>;
  readonly counts: ReadonlySignal<Readonly<Record<TaskFilter, number>>>;
  readonly opened: ReadonlySignal<OpenedTask>;
  readonly story: ReadonlySignal<AskedFace<TaskStory>>;
  chooseFilter(filter: TaskFilter): void;
  /** Whether the rules would let this person work on it. */
  mayWorkOn(line: TaskLine): boolean;
  close(): void;
}

export interface TasksOptions {
  readonly link: Pick<Link, 'watch' | 'unwatch' | 'ask' | 'face'>;
  readonly staff: SignedIn;
  readonly presses: Presses;
  readonly hallNow: ReadonlySignal<Instant>;
  /** The task that the address names; null: none, or another room is open. */
  readonly wanted: ReadonlySignal<TaskId | null>;
}

/** What somebody has to see to: the list comes by itself, the story of one is asked for. */
export function openTasksModel(options: TasksOptions): TasksModel {
  const { link, staff, presses, hallNow, wanted } = options;
  const feed = link.watch({ view: 'tasks' });
  const view = viewOf(feed);
  const chosen = signal<TaskFilter>('all');
  const story = openAsked<'taskStory'>(link, hallNow);

  const isMine = ({ owner }: TaskLine) =>
    owner.kind === 'staff' ? owner.staff === staff.staff : owner.role === staff.role;
  const all = computed(() => view.value?.open ?? []);
  const sieves: Readonly<Record<TaskFilter, () => readonly TaskLine[]>> = {
    mine: () => all.value.filter(isMine),
    all: () => all.value,
    overdue: () => all.value.filter(({ isOverdue }) => isOverdue),
    appealed: () => all.value.filter(({ appeal }) => appeal === 'made'),
    closed: () => view.value?.closed ?? [],
  };
  const opened = computed((): OpenedTask => {
    const task = wanted.value;
    if (task === null || view.value === null) return { face: 'none' };
    const line = [...view.value.open, ...view.value.closed].find((each) => each.task === task);
    return line === undefined ? { face: 'gone', task } : { face: 'here', line };
  });

  let told: TaskId | null = null;
  const stop = effect(() => {
    const task = wanted.value;
    // Told anew with each change of the list: the newest fact may be this task's.
    void view.value;
    if (link.face.value !== 'live') return;
    untracked(() => {
      if (task === null) story.forget();
      else void story.ask({ ask: 'taskStory', task }, task !== told);
      told = task;
    });
  });

  return {
    feed,
    view,
    me: staff,
    presses,
    filter: chosen,
    listed: computed(() => sieves[chosen.value]()),
    counts: computed(() => ({
      mine: sieves.mine().length,
      all: view.value?.openCount ?? 0,
      overdue: view.value?.overdueCount ?? 0,
      appealed: sieves.appealed().length,
      closed: sieves.closed().length,
    })),
    opened,
    story: story.face,
    chooseFilter(filter) {
      chosen.value = filter;
    },
    mayWorkOn: (line) => staff.role === 'supervisor' || isMine(line),
    close() {
      stop();
      link.unwatch(feed);
    },
  };
}
