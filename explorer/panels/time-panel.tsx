import { useEffect, useMemo, useState } from "react";
import { Button, Slider, SliderThumb, SliderTrack } from "react-aria-components";
import { setDate } from "../actions/set-date.ts";
import { useExplorer, useView, useVisible } from "../actions/use-explorer.ts";
import { yearsOf } from "../view/years.ts";
import { useWords } from "../words/use-words.ts";

/** What held when: a year, and how many relations began in each. */
export function TimePanel() {
  const explorer = useExplorer();
  const words = useWords();
  const view = useView();
  const visible = useVisible();
  const years = useMemo(() => yearsOf(view), [view]);
  const date = view.asOf?.date ?? null;
  const [first, last] = [years[0]?.year ?? 0, years.at(-1)?.year ?? 0];
  const chosen = date === null ? last : Number(date.slice(0, 4));
  const [year, setYear] = useState(chosen);
  useEffect(() => setYear(chosen), [chosen]);
  if (years.length === 0) return <p className="time hint">{words.time.noDates}</p>;
  // The middle of a bar is where the thumb is in its year. The last one must not reach the label beside the track.
  const barWidth = Math.min(0.8, (last - first) / 40);
  const most = Math.max(1, ...years.map(({ began }) => began));

  return (
    <section className="time" aria-label={words.time.title}>
      <span className="time-title">{date === null ? words.time.all : words.time.asOf(date)}</span>
      <Slider
        className="slider"
        aria-label={words.time.slider}
        minValue={first}
        maxValue={last}
        step={1}
        value={year}
        formatOptions={{ useGrouping: false }}
        onChange={setYear}
        onChangeEnd={(value) => void setDate(explorer, String(value))}
      >
        <span className="muted">{first}</span>
        <SliderTrack className="track">
          <svg className="bars" viewBox={`0 0 ${last - first} 10`} preserveAspectRatio="none" aria-hidden="true">
            {years.map(({ year: at, began }, index) => (
              <rect
                key={at}
                className={date !== null && at > year ? "later" : ""}
                x={index - barWidth / 2}
                width={barWidth}
                y={10 - (began / most) * 10}
                height={(began / most) * 10}
              />
            ))}
          </svg>
          <SliderThumb className="thumb" />
        </SliderTrack>
        <span className="muted">{last}</span>
        <span className="year">{year}</span>
      </Slider>
      {date !== null && <Button onPress={() => void setDate(explorer, null)}>{words.time.clear}</Button>}
      <span className="muted time-state">
        {date === null
          ? words.time.undated(visible.undated)
          : words.time.state(visible.relations.length, visible.undated, visible.notHolding)}
      </span>
    </section>
  );
}
