import { startInfo } from '#kit/door/session.ts';
import { pageClock } from '#kit/page-clock.ts';
import { showPage } from '#kit/show-page.tsx';
import { Start } from './start.tsx';
import { openStartModel } from './start-model.ts';

showPage(<Start model={openStartModel(startInfo, pageClock)} />);
