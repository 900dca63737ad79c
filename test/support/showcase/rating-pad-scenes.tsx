import type { ComponentChild } from 'preact';
import { refuse } from '#contract/outcome.ts';
import type { CounterView } from '#contract/views.ts';
import { hallNow } from '#kit/page-clock.ts';
import { RatingPad } from '../../../counter-display/rating-pad/rating-pad.tsx';
import {
  openRatingPadModel,
  type RatingPadModel,
} from '../../../counter-display/rating-pad/rating-pad-model.ts';
import { texts } from './board-views.ts';
import { counterView, openRating, STATES } from './counter-views.ts';
import { PICTURE_TIME } from './kiosk-views.ts';
import { type StillLink, stillLink } from './still-link.ts';

interface Scene {
  readonly view?: Partial<CounterView>;
  readonly line?: 'waiting' | 'lost' | 'refused';
  readonly act?: (model: RatingPadModel, link: StillLink) => void;
}

const rating = { ...openRating, until: PICTURE_TIME + 28_000 };
const longer = { ...openRating, until: PICTURE_TIME + 60_000 };
const asked: Partial<CounterView> = { state: STATES.idle, rating };
const unhappy: Scene['act'] = (model) => {
  model.choose(2);
  model.toggleReason('waitedLong');
  model.toggleReason('unclear');
};

/** Every face of the rating pad, by name. */
const SCENES: Readonly<Record<string, Scene>> = {
  idle: { view: { state: STATES.idle } },
  serving: {},
  paused: { view: { state: STATES.paused } },
  closed: { view: { state: STATES.closed, clerk: null } },
  ask: { view: asked },
  'ask-nobody-there': { view: { ...asked, state: STATES.closed, clerk: null } },
  'ask-sending': { view: asked, act: (model) => model.choose(4) },
  reasons: { view: { ...asked, rating: longer }, act: unhappy },
  'reasons-worst': { view: { ...asked, rating: longer }, act: (model) => model.choose(1) },
  'reasons-few': {
    view: {
      ...asked,
      rating: longer,
      ratingReasons: counterView.ratingReasons.slice(0, 4),
    },
    act: unhappy,
  },
  'reasons-sending': {
    view: { ...asked, rating: longer },
    act: (model, link) => {
      unhappy(model, link);
      model.submit();
    },
  },
  thanks: {
    view: {
      state: STATES.idle,
      thanked: { visit: rating.visit, level: 5, at: PICTURE_TIME - 2_000 },
    },
  },
  told: {
    view: asked,
    act: (model, link) => {
      model.choose(5);
      void link.answer(refuse({ refusal: { kind: 'noRatingOpen' }, text: '现在没有可评价的服务' }));
    },
  },
  'told-late': {
    view: { ...asked, rating: longer },
    act: (model, link) => {
      model.choose(1);
      const { value } = link.feeds.counter;
      if (value.face === 'live') {
        link.feeds.counter.value = { ...value, view: { ...value.view, rating: null } };
      }
    },
  },
  'long-names': {
    view: {
      ...asked,
      clerk: counterView.clerk && { ...counterView.clerk, name: '欧阳·阿不都热合曼·买买提' },
      rating: {
        ...rating,
        service: texts(
          '宽带电视新装与开户综合业务',
          '寬頻電視新裝與開戶綜合業務',
          'New broadband and television service with installation at home',
        ),
      },
    },
  },
  lost: { view: { state: STATES.idle }, line: 'lost' },
  'ask-lost': { view: asked, line: 'lost' },
  waiting: { line: 'waiting' },
  refused: { line: 'refused' },
};

export const RATING_PAD_SCENES: readonly string[] = Object.keys(SCENES);

export function ratingPadScene(name: string): ComponentChild {
  const { view: changes, line, act } = SCENES[name] ?? {};
  const view = { ...counterView, ...changes };
  const link = stillLink(
    {
      counter:
        line === 'refused'
          ? {
              face: 'refused',
              problem: { refusal: { kind: 'noSuchCounter' }, text: '没有这个窗口，请核对窗口号' },
            }
          : line === 'waiting'
            ? { face: 'waiting' }
            : line === 'lost'
              ? { face: 'linkLost', view, at: PICTURE_TIME - 5_000 }
              : { face: 'live', view, at: PICTURE_TIME },
    },
    line === 'lost' ? 'lost' : 'live',
  );
  const model = openRatingPadModel({ link, counter: view.counter, hallNow });
  act?.(model, link);
  return <RatingPad model={model} onPress={() => {}} />;
}
