import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { preact } from '@preact/preset-vite';
import { defineConfig, type Plugin } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Every page of the product, by the name its file has in `dist`: the server hands them out by that name. */
const PAGES = {
  start: 'counter-display/start/index.html',
  kiosk: 'kiosk/kiosk.html',
  phone: 'kiosk/phone.html',
  book: 'kiosk/book.html',
  clerk: 'counter-display/clerk/index.html',
  guide: 'counter-display/guide/index.html',
  window: 'counter-display/window/index.html',
  'rating-pad': 'counter-display/rating-pad/index.html',
  lobby: 'counter-display/lobby/index.html',
  manage: 'counter-display/manage/index.html',
  bench: 'counter-display/bench/index.html',
} as const;

/** Pages lie beside their sources and are served from one flat folder. */
function flatPages(): Plugin {
  return {
    name: 'flat-pages',
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const [name, source] of Object.entries(PAGES)) {
        const page = bundle[source];
        if (page !== undefined) page.fileName = `${name}.html`;
      }
    },
  };
}

/** Every browser that can show these pages reads woff2: the second format would only double the build. */
const woff2Only = {
  postcssPlugin: 'woff2-only',
  Declaration(declaration: { readonly prop: string; value: string }) {
    if (declaration.prop !== 'src') return;
    declaration.value = declaration.value.replace(/,\s*url\([^)]*\.woff\)\s*format\('woff'\)/g, '');
  },
};

export default defineConfig({
  root,
  publicDir: false,
  plugins: [preact({ devToolsEnabled: false, prefreshEnabled: false }), flatPages()],
  css: { postcss: { plugins: [woff2Only] } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'esnext',
    sourcemap: false,
    // Nothing inlined and no polyfill: the content security policy forbids inline scripts and styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      input: Object.fromEntries(
        Object.entries(PAGES)
          .map(([name, source]) => [name, `${root}${source}`] as const)
          .filter(([, path]) => existsSync(path)),
      ),
      output: {
        entryFileNames: 'assets/[name]-[hash].js',
        chunkFileNames: 'assets/[name]-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
      },
    },
  },
});
