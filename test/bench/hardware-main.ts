import { benchHardware } from './hardware.ts';

await benchHardware();
process.exit(0);
