import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { Language } from '#contract/language.ts';

export interface Screen {
  readonly width: number;
  readonly height: number;
  readonly language: Language;
}

export interface OpenedPage {
  readonly page: Page;
  /** What the browser found wrong since the page was opened: script errors, console errors, failed requests. */
  readonly faults: readonly string[];
  /** Closes the page with all it stored. */
  close(): Promise<void>;
}

const CHROMIUM_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
] as const;

/** Nothing may reach out of the machine, and sound plays untouched, as on a kiosk PC that is set up. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
] as const;
const SOUND_FLAG = '--autoplay-policy=no-user-gesture-required';

/** As browsers on halls' PCs name their language. */
const LOCALES = { 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-TW', en: 'en-US' } as const;

/** A page waits this long for what a test looks for; a hall PC would have lost its visitor by then. */
const LOOK_TIMEOUT_MS = 15_000;

/** The system's Chromium with a profile of its own, thrown away at its end. */
export function openBrowser(): Promise<Browser> {
  return launch([...FLAGS, SOUND_FLAG]);
}

/** A browser that holds sound back until somebody touches the page, as one that nobody has set up. */
export function openBrowserHoldingSoundBack(): Promise<Browser> {
  return launch([...FLAGS, '--autoplay-policy=document-user-activation-required']);
}

/** A page of its own: no cookies or stored things are shared with another. */
export async function openPage(browser: Browser, screen: Screen): Promise<OpenedPage> {
  const context = await browser.newContext({
    viewport: { width: screen.width, height: screen.height },
    locale: LOCALES[screen.language],
  });
  const page = await context.newPage();
  page.setDefaultTimeout(LOOK_TIMEOUT_MS);
  return { page, faults: watchFaults(page), close: () => context.close() };
}

function watchFaults(page: Page): readonly string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`);
  });
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? 'failed';
    // A page that leaves or closes takes its own requests back; that is no fault.
    if (why !== 'net::ERR_ABORTED') faults.push(`${why}: ${request.url()}`);
  });
  return faults;
}

function launch(args: readonly string[]): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath(),
    args: [...args],
    // Muted, a page could not be told from one whose sound is lost.
    ignoreDefaultArgs: ['--mute-audio'],
  });
}

function chromiumPath(): string {
  const named = process.env.TINGHAO_CHROMIUM;
  if (named !== undefined) {
    if (existsSync(named)) return named;
    throw new Error(`TINGHAO_CHROMIUM names ${named}, but there is no such program.`);
  }
  const found = CHROMIUM_PATHS.find((path) => existsSync(path));
  if (found !== undefined) return found;
  throw new Error(
    'The browser tests need Chromium: install it with “apt install chromium”, or name it in TINGHAO_CHROMIUM.',
  );
}
