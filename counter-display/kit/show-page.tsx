import { type ComponentChild, render } from 'preact';
import { must } from '#contract/assert.ts';
import './kit.css';
import { settleLanguage } from './language.ts';
import { pageClock, startHallTime } from './page-clock.ts';

/** The one line that starts a page: `showPage(<ScreenDoor … />)`. */
export function showPage(page: ComponentChild): void {
  settleLanguage();
  startHallTime(pageClock);
  render(page, must(document.getElementById('page') ?? undefined, 'a page has its place'));
}
