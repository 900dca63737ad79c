import { join } from 'node:path';
import { Router, static as staticFiles } from 'express';

/** Where each page is reached, and its built file. The page itself reads the rest of its address. */
const PAGES = [
  ['/', 'start.html'],
  ['/kiosk/:kiosk', 'kiosk.html'],
  ['/clerk', 'clerk.html'],
  ['/guide', 'guide.html'],
  ['/window/:counter', 'window.html'],
  ['/pad/:counter', 'rating-pad.html'],
  ['/lobby', 'lobby.html'],
  ['/manage', 'manage.html'],
  ['/office', 'manage.html'],
  ['/bench', 'bench.html'],
  ['/t/:ticket', 'phone.html'],
  ['/book', 'book.html'],
  ['/b/:booking', 'book.html'],
] as const;

export function pageRoutes(pagesFolder: string): Router {
  const router = Router();
  // Each name carries the hash of its content, so a name never changes its meaning.
  router.use(
    '/assets',
    staticFiles(join(pagesFolder, 'assets'), { immutable: true, maxAge: '365d', index: false }),
  );
  for (const [path, file] of PAGES) {
    router.get(path, (_request, response) => {
      const headers = { 'Cache-Control': 'no-cache' };
      response.sendFile(file, { root: pagesFolder, headers, dotfiles: 'allow' });
    });
  }
  return router;
}
