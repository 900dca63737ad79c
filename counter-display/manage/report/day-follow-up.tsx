import type { ComponentChildren } from 'preact';
import type { DaySupervision } from '#contract/reports.ts';
import { duration, timeOfDay } from '#kit/format.ts';
import { pick } from '#kit/language.ts';
import { levelName } from '#kit/parts/faces.tsx';
import { State } from '#kit/parts/plates.tsx';
import type { AskedFace } from '../asked.ts';
import { words } from '../manage-texts.ts';
import { Waiting } from '../parts/blank.tsx';
import { Heading } from '../parts/heading.tsx';
import { patrolWords } from '../patrol/patrol-texts.ts';
import { visitHash } from '../route.ts';
import { tasksWords } from '../tasks/tasks-texts.ts';
import { reportWords } from './report-texts.ts';

type Unhappy = DaySupervision['unhappy'][number];

/** The second half of the report: unhappy ratings, tasks, patrols and pauses of the day. */
export function DayFollowUp({
  face,
  timeZone,
}: {
  face: AskedFace<DaySupervision>;
  timeZone: string;
}) {
  if (face.face === 'waiting') return <Waiting />;
  if (face.face === 'refused') {
    return (
      <p class="manage-problem" role="alert">
        {face.text}
      </p>
    );
  }
  const { unhappy, tasks, patrols, pauses } = face.value;
  return (
    <>
      <section>
        <Heading title={reportWords('unhappy')}>{unhappy.length}</Heading>
        {unhappy.length === 0 ? (
          <None>{reportWords('noUnhappy')}</None>
        ) : (
          <UnhappyTable unhappy={unhappy} timeZone={timeZone} />
        )}
      </section>
      <section>
        <Heading title={reportWords('tasks')} />
        {tasks.length === 0 ? (
          <None>{reportWords('noTasks')}</None>
        ) : (
          <Table heads={['kind', 'opened', 'closed', 'overdue']}>
            {tasks.map(({ kind, opened, closed, overdue }) => (
              <tr key={kind}>
                <th scope="row">{tasksWords(`kind.${kind}`)}</th>
                <td>{opened}</td>
                <td>{closed}</td>
                <td>{overdue}</td>
              </tr>
            ))}
          </Table>
        )}
      </section>
      <section>
        <Heading title={reportWords('patrols')} />
        {patrols.length === 0 && <None>{reportWords('noPatrols')}</None>}
        <ul class="report-patrols">
          {patrols.map(({ patrol, name, startedAt, finishedAt, items }) => (
            <li key={patrol}>
              {timeOfDay(startedAt, timeZone)}–{timeOfDay(finishedAt, timeZone)} {name}
              {items
                .filter(({ check }) => check?.isFine === false)
                .map(({ id, text, check }) => (
                  <p key={id}>
                    <State mood="warn">{patrolWords('finding')}</State> {pick(text)} {check?.text}
                  </p>
                ))}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <Heading title={reportWords('pauses')} />
        {pauses.length === 0 ? (
          <None>{reportWords('noPauses')}</None>
        ) : (
          <Table heads={['clerk', 'reason', 'times', 'lasted']}>
            {pauses.map(({ clerkName, reason, times, ms }) => (
              <tr key={`${clerkName} ${pick(reason)}`}>
                <th scope="row">{clerkName}</th>
                <td>{pick(reason)}</td>
                <td>{times}</td>
                <td>{duration(ms)}</td>
              </tr>
            ))}
          </Table>
        )}
      </section>
    </>
  );
}

function None({ children }: { children: ComponentChildren }) {
  return <p class="report-none">{children}</p>;
}

type Head = Parameters<typeof reportWords>[0] &
  ('kind' | 'opened' | 'closed' | 'overdue' | 'clerk' | 'reason' | 'times' | 'lasted');

function Table({ heads, children }: { heads: readonly Head[]; children: ComponentChildren }) {
  return (
    <table class="report-table">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head}>{reportWords(head)}</th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

function UnhappyTable({ unhappy, timeZone }: { unhappy: readonly Unhappy[]; timeZone: string }) {
  return (
    <table class="report-table">
      <thead>
        <tr>
          <th>{reportWords('number')}</th>
          <th>{reportWords('time')}</th>
          <th>{reportWords('level')}</th>
          <th>{reportWords('counter')}</th>
          <th>{reportWords('clerk')}</th>
          <th>{reportWords('calledBack')}</th>
          <th>{reportWords('outcome')}</th>
          <th>{reportWords('appeal')}</th>
        </tr>
      </thead>
      <tbody>
        {unhappy.map((line) => (
          <tr key={line.task}>
            <th scope="row">
              <a href={visitHash(line.visit)}>{line.number}</a>
            </th>
            <td>{timeOfDay(line.at, timeZone)}</td>
            <td>{levelName(line.level)}</td>
            <td>{line.counterLabel}</td>
            <td>{line.clerkName}</td>
            <td>
              {line.calledBackAt === null ? words('none') : timeOfDay(line.calledBackAt, timeZone)}
            </td>
            <td>{outcomeText(line)}</td>
            <td>{appealText(line)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function outcomeText({ outcome, isOverdue }: Unhappy): string {
  if (outcome !== null) return tasksWords(`outcome.${outcome}`);
  return tasksWords(isOverdue ? 'overdueState' : 'openState');
}

function appealText({ appeal }: Unhappy): string {
  switch (appeal) {
    case 'none':
      return words('none');
    case 'made':
      return tasksWords('appealMade');
    case 'upheld':
      return tasksWords('appealUpheld');
    case 'dismissed':
      return tasksWords('appealDismissed');
  }
}
