import { Icon, type IconName } from '#kit/parts/icon.tsx';

export function PadFoot({
  icon,
  text,
  seconds,
  after,
}: {
  icon: IconName;
  text: string;
  seconds: number;
  after: string;
}) {
  return (
    <footer class="pad-foot">
      <p>
        <Icon name={icon} />
        {text}
      </p>
      <p>
        <span class="num">{seconds}</span> {after}
      </p>
    </footer>
  );
}
