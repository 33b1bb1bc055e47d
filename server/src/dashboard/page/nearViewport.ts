import { createContext, type RefObject } from "preact";
import { useContext, useEffect, useRef, useState } from "preact/hooks";

/** Everything is near where there is nothing to scroll: on paper. */
export const PrintContext = createContext(false);

/** How far beyond the window something is made ready. */
const AHEAD = "900px 0px";

/**
 * Tells whether an element has come near the window, and stays so: what is heavy is drawn then.
 * @param isAtFirst True for what is drawn without anybody having scrolled.
 */
export function useNear<E extends Element>(isAtFirst: boolean): readonly [RefObject<E | null>, boolean] {
  const place = useRef<E>(null);
  const isPrinting = useContext(PrintContext);
  const [isNear, setIsNear] = useState(isAtFirst);
  useEffect(() => {
    const element = place.current;
    if (isNear || !element) return undefined;
    return whenNear(element, () => setIsNear(true));
  }, [isNear]);
  return [place, isNear || isPrinting];
}

let observer: IntersectionObserver | undefined;
const waiting = new Map<Element, () => void>();

/** One observer for all, since each document waits for it. */
function whenNear(element: Element, then: () => void): () => void {
  observer ??= new IntersectionObserver(tellThose, { rootMargin: AHEAD });
  waiting.set(element, then);
  observer.observe(element);
  return () => leave(element);
}

function tellThose(entries: readonly IntersectionObserverEntry[]): void {
  for (const { target, isIntersecting } of entries) {
    if (!isIntersecting) continue;
    waiting.get(target)?.();
    leave(target);
  }
}

function leave(element: Element): void {
  waiting.delete(element);
  observer?.unobserve(element);
}
