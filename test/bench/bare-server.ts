import { createServer } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Server } from 'socket.io';

/**
 * What the hall is measured against: a Socket.IO server without rules. `take` inserts one row, the ticket as the hall would
 * write it, and answers after the same group commit (one synced WAL transaction a turn of the event loop); `shout` sends
 * its payload to every socket.
 * Arguments: data folder, injected fsync delay in ms.
 */
const [folder = '.', syncDelay = '0'] = process.argv.slice(2);
const database = new DatabaseSync(join(folder, 'bare.db'));
database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
database.exec('CREATE TABLE row (id INTEGER PRIMARY KEY, at INTEGER, request TEXT, body TEXT)');
const insert = database.prepare('INSERT INTO row (at, request, body) VALUES (?, ?, ?)');

interface Taken {
  readonly request: string;
  readonly service: string;
  readonly answer: (id: number) => void;
}
let turn: Taken[] = [];

function pauseMs(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

let last = 0;
function ticketRow(service: string, at: number): string {
  last += 1;
  const number = `C${last}`;
  const visit = `2026-07-03.${number}`;
  const ticket = { visit, number, service, priorityClass: 'normal', language: 'en', kiosk: 'k1' };
  return JSON.stringify({ type: 'ticketIssued', ...ticket, person: null, due: at + 600_000 });
}

function commit(): void {
  const taken = turn;
  turn = [];
  database.exec('BEGIN');
  const ids = taken.map(({ request, service }) => {
    const at = Date.now();
    return Number(insert.run(at, request, ticketRow(service, at)).lastInsertRowid);
  });
  database.exec('COMMIT');
  if (Number(syncDelay) > 0) pauseMs(Number(syncDelay));
  taken.forEach(({ answer }, index) => {
    answer(ids[index] ?? 0);
  });
}

const http = createServer();
const io = new Server(http, { perMessageDeflate: false, transports: ['websocket'] });
io.on('connection', (socket) => {
  socket.on('take', (request: string, service: string, answer: (id: number) => void) => {
    if (turn.length === 0) setImmediate(commit);
    turn.push({ request, service, answer });
  });
  socket.on('shout', (payload: unknown) => {
    io.emit('view', payload);
  });
});
http.listen(0, '127.0.0.1', () => {
  const address = http.address();
  if (typeof address === 'object' && address !== null) {
    process.send?.({ kind: 'listening', port: address.port });
  }
});
process.on('disconnect', () => process.exit(0));
