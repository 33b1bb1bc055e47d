import type { Templates } from "../template/templates.ts";
import type { RecordingFacts } from "./facts/recordingFacts.ts";
import type { Settings } from "./settings/settings.ts";

/** What the place of a document decides, and the day. */
export interface PlaceContext {
  readonly settings: Settings;
  readonly templates: Templates;
  readonly today: string;
  /** The category that a document at this place should have; there is none where nothing says. */
  readonly expectedCategory?: string;
}

/** What lies outside a document and decides what is found in it. */
export interface DocumentContext extends PlaceContext {
  readonly facts: RecordingFacts;
}
