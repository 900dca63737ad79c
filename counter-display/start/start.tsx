import type { ComponentChildren } from 'preact';
import type { StartInfo } from '#contract/channels.ts';
import type { Language } from '#contract/language.ts';
import { kitWords } from '#kit/kit-texts.ts';
import { language, speak } from '#kit/language.ts';
import { Banner } from '#kit/parts/banner.tsx';
import { Icon, type IconName, Mark } from '#kit/parts/icon.tsx';
import { type Choice, Segmented } from '#kit/parts/keys.tsx';
import { Gate } from '#kit/parts/plates.tsx';
import type { StartModel } from './start-model.ts';
import { words } from './start-texts.ts';
import './start.css';

const LANGUAGES: readonly Choice<Language>[] = [
  { value: 'zh-Hans', text: '简体', lang: 'zh-Hans' },
  { value: 'zh-Hant', text: '繁體', lang: 'zh-Hant' },
  { value: 'en', text: 'English', lang: 'en' },
];

/** What stands where in this hall, and how to walk through it. */
export function Start({ model }: { model: StartModel }) {
  const face = model.face.value;
  return (
    <div class="start">
      <header>
        <Mark />
        <h1>
          {face.kind === 'known'
            ? (face.info.name[language.value] ?? words('product'))
            : words('product')}
        </h1>
        <Segmented
          label={kitWords('language')}
          choices={LANGUAGES}
          chosen={language.value}
          onChoose={speak}
        />
      </header>
      {face.kind === 'away' && (
        <Banner tone="warn" icon="noLink">
          {words('away')}
        </Banner>
      )}
      {face.kind === 'known' && <Known info={face.info} />}
    </div>
  );
}

function Known({ info }: { info: StartInfo }) {
  return (
    <main>
      <p class="start-note">
        {info.isDemo && <b>{words('demoTitle')}</b>}
        {words(info.isDemo ? 'demoText' : 'liveText')}
      </p>
      {info.isDemo && <Walk info={info} />}
      {info.accounts.length > 0 && <Accounts info={info} />}
      <Pages info={info} />
      <footer class="start-foot">
        <span>{words('phoneNote')}</span>
        <span>{words('version', { version: info.version })}</span>
      </footer>
    </main>
  );
}

/** Opens beside this page, so that the way back is never lost. */
function Open({ to, children }: { to: string; children: ComponentChildren }) {
  return (
    <a href={to} target="_blank" rel="noopener">
      {children}
    </a>
  );
}

function Walk({ info }: { info: StartInfo }) {
  const kiosk = info.kiosks[0]?.id ?? 'k1';
  const counter = info.counters[0]?.id ?? '1';
  const bench = { to: '/bench', text: words('bench') };
  const steps = [
    {
      name: 'step1',
      icon: 'printer',
      to: [{ to: `/kiosk/${kiosk}`, text: words('kiosk') }, bench],
    },
    {
      name: 'step2',
      icon: 'loudspeaker',
      to: [
        { to: '/lobby', text: words('lobby') },
        { to: `/window/${counter}`, text: words('window') },
        { to: '/clerk', text: words('clerk') },
      ],
    },
    { name: 'step3', icon: 'person', to: [{ to: '/clerk', text: words('clerk') }, bench] },
    { name: 'step4', icon: 'ratingPad', to: [{ to: `/pad/${counter}`, text: words('pad') }] },
    { name: 'step5', icon: 'chart', to: [{ to: '/manage', text: words('manage') }] },
  ] as const satisfies readonly {
    name: string;
    icon: IconName;
    to: readonly { to: string; text: string }[];
  }[];
  return (
    <section>
      <h2>
        {words('walk')} <span>{words('walkMore')}</span>
      </h2>
      <ol class="start-walk">
        {steps.map(({ name, icon, to }, place) => (
          <li key={name}>
            <div class="start-step">
              <span class="num">{place + 1}</span>
              <Icon name={icon} />
            </div>
            <h3>{words(name)}</h3>
            <p>{words(`${name}How`)}</p>
            <div class="start-links">
              {to.map((link) => (
                <Open key={link.to} to={link.to}>
                  {link.text}
                </Open>
              ))}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Accounts({ info }: { info: StartInfo }) {
  return (
    <section>
      <h2>{words('accounts')}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{words('role')}</th>
            <th scope="col">{words('name')}</th>
            <th scope="col">{words('staff')}</th>
            <th scope="col">{words('password')}</th>
          </tr>
        </thead>
        <tbody>
          {info.accounts.map((account) => (
            <tr key={account.staff}>
              <td>{kitWords(account.role)}</td>
              <td>{account.name}</td>
              <td class="mono">{account.staff}</td>
              <td class="mono">{account.password}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Pages({ info }: { info: StartInfo }) {
  return (
    <section>
      <h2>{words('pages')}</h2>
      <div class="start-pages">
        <div>
          <h3>{words('forVisitors')}</h3>
          <ul>
            {info.kiosks.map((kiosk) => (
              <li key={kiosk.id}>
                <Open to={`/kiosk/${kiosk.id}`}>
                  {words('kiosk')} <span>{kiosk.name}</span>
                </Open>
              </li>
            ))}
            <li>
              <Open to="/lobby">{words('lobby')}</Open>
            </li>
          </ul>
        </div>
        <div>
          <h3>{words('forStaff')}</h3>
          <ul>
            <li>
              <Open to="/clerk">{words('clerk')}</Open>
            </li>
            <li>
              <Open to="/guide">{words('guide')}</Open>
            </li>
            <li>
              <Open to="/office">{words('office')}</Open>
            </li>
            <li>
              <Open to="/manage">{words('manage')}</Open>
            </li>
            <li>
              <Open to="/bench">{words('bench')}</Open>
            </li>
          </ul>
        </div>
        <div class="start-counters">
          <h3>{words('perCounter')}</h3>
          <ul>
            {info.counters.map((counter) => (
              <li key={counter.id}>
                <Gate label={counter.label} />
                <span class="start-area">{counter.area[language.value]}</span>
                <Open to={`/window/${counter.id}`}>{words('window')}</Open>
                <Open to={`/pad/${counter.id}`}>{words('pad')}</Open>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </section>
  );
}
