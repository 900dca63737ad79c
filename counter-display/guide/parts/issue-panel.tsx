import type { ComponentChildren } from 'preact';
import { LANGUAGES, type Language } from '#contract/language.ts';
import type { GuideView } from '#contract/views.ts';
import { pick } from '#kit/language.ts';
import { Icon } from '#kit/parts/icon.tsx';
import { Key } from '#kit/parts/keys.tsx';
import { Plate } from '#kit/parts/plates.tsx';
import type { GuideModel, Wish } from '../guide-model.ts';
import { words } from '../guide-texts.ts';
import { Refused } from './refused.tsx';

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  'zh-Hans': '简体',
  'zh-Hant': '繁體',
  en: 'English',
};

interface IssueProps {
  readonly model: GuideModel;
  readonly view: GuideView;
  readonly wish: Wish;
}

/** A ticket given by hand: any service, class and language, and where its paper comes out. */
export function IssuePanel({ model, view, wish }: IssueProps) {
  return (
    <>
      <header class="panel-head">
        <h2 class="panel-who">{words('issueTitle')}</h2>
        <Key class="panel-close" label={words('close')} onPress={model.endIssue}>
          <Icon name="close" />
        </Key>
      </header>
      <Refused model={model} />
      {model.given.value === null ? (
        <Wishes model={model} view={view} wish={wish} />
      ) : (
        <section class="panel-given">
          <p>{words('given')}</p>
          <Plate number={model.given.value} />
          <p>
            {view.papers.length === 0
              ? words('noPaper')
              : words('givenPaper', { place: paperName(view, wish.paperAt) })}
          </p>
          <Key class="act-key is-wide" onPress={() => model.wishFor({})}>
            {words('next')}
          </Key>
        </section>
      )}
    </>
  );
}

function Wishes({ model, view, wish }: IssueProps) {
  const priorityClass = wish.priorityClass ?? view.classes[0]?.id;
  return (
    <>
      <Choices title={words('service')}>
        {view.services.map(({ service, name }) => (
          <ChoiceKey
            key={service}
            isOn={wish.service === service}
            onPress={() => model.wishFor({ service })}
          >
            {pick(name)}
          </ChoiceKey>
        ))}
      </Choices>
      <Choices title={words('priorityClass')}>
        {view.classes.map(({ id, name }) => (
          <ChoiceKey
            key={id}
            isOn={priorityClass === id}
            onPress={() => model.wishFor({ priorityClass: id })}
          >
            {pick(name)}
          </ChoiceKey>
        ))}
      </Choices>
      <Choices title={words('language')}>
        {LANGUAGES.map((language) => (
          <ChoiceKey
            key={language}
            lang={language}
            isOn={wish.language === language}
            onPress={() => model.wishFor({ language })}
          >
            {LANGUAGE_NAMES[language]}
          </ChoiceKey>
        ))}
      </Choices>
      <Choices title={words('paper')}>
        {view.papers.length === 0 && <p class="panel-note">{words('noPaper')}</p>}
        {view.papers.map(({ kiosk }) => (
          <ChoiceKey
            key={kiosk ?? ''}
            isOn={wish.paperAt === kiosk}
            onPress={() => model.wishFor({ paperAt: kiosk })}
          >
            {paperName(view, kiosk)}
          </ChoiceKey>
        ))}
      </Choices>
      <Key
        tone="primary"
        class="panel-do"
        isOff={wish.service === null}
        isBusy={model.isBusy.value}
        onPress={() => void model.issue()}
      >
        {words(wish.service === null ? 'chooseService' : 'issueNow')}
      </Key>
    </>
  );
}

function paperName(view: GuideView, kiosk: Wish['paperAt']): string {
  return view.papers.find((paper) => paper.kiosk === kiosk)?.name ?? words('desk');
}

function Choices({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="panel-group">
      <h3>{title}</h3>
      <div class="act-keys">{children}</div>
    </section>
  );
}

function ChoiceKey({
  isOn,
  lang,
  onPress,
  children,
}: {
  isOn: boolean;
  lang?: Language;
  onPress: () => void;
  children: ComponentChildren;
}) {
  return (
    <Key class="act-key" tone={isOn ? 'ink' : 'plain'} isPressed={isOn} onPress={onPress}>
      <span lang={lang}>{children}</span>
    </Key>
  );
}
