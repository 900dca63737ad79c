import { useEffect, useMemo } from 'preact/hooks';
import { StaffDoor, type StaffPageProps } from '#kit/door/staff-door.tsx';
import { showPage } from '#kit/show-page.tsx';
import { Bench } from './bench.tsx';
import { openBenchModel } from './bench-model.ts';
import { words } from './bench-texts.ts';

function BenchPage({ link }: StaffPageProps) {
  const model = useMemo(() => openBenchModel(link), [link]);
  useEffect(() => model.close, [model]);
  return <Bench model={model} />;
}

function BenchDoor() {
  return <StaffDoor title={words('title')} roles={['maintainer']} page={BenchPage} />;
}

showPage(<BenchDoor />);
