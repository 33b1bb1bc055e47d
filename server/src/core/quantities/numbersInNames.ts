/** Digits that belong to a name, and count nothing. */

const BEFORE = /[\p{L}\d+][+*^]$|(?<![\p{L}\d])x86-$/u;
const BEHIND = /^\d+(?:[-‑](?:bit|core|node|way|thread|user|page|row|byte|tier|phase|step|stage)s?\b|\s?°|\^\p{L})/iu;
const MONTHS =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t|tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|q[1-4])$/i;

/**
 * True for digits at an offset that no unit can follow: "N+1 queries", "C++17", "x86-64", "64-bit", "5 °C", "2^n",
 * "May 2026".
 * @param word The word before them.
 */
export function isPartOfName(text: string, at: number, word: string | undefined): boolean {
  const ahead = text.slice(at, at + 24);
  return (
    BEFORE.test(text.slice(Math.max(0, at - 5), at)) ||
    BEHIND.test(ahead) ||
    (word !== undefined && MONTHS.test(word) && /^(?:19|20)\d\d\b/.test(ahead))
  );
}

/** True for a bare number at an offset that is one of a name: "HTTP/2", "a.ts:42", "#12", "Java 21", "port 8080". */
export function isNumberOfName(text: string, at: number, word: string | undefined): boolean {
  const isNumbered = word !== undefined && NUMBERED.has(word.toLowerCase());
  return isNumbered || /[\p{L}][/:.]$|#$|\d:$/u.test(text.slice(Math.max(0, at - 2), at));
}

/** What has numbers, or versions, of its own. */
const NUMBERED: ReadonlySet<string> = new Set(
  "rfc iso http port chapter section version release figure fig table step phase sprint ticket issue java jdk python node go ruby php rust kotlin swift postgres postgresql mysql redis kafka debian ubuntu windows macos chrome firefox safari ios android linux kernel react angular vue spring django rails grade level tier tls ssl pcie usb raid rtx gtx xeon epyc ryzen".split(
    " ",
  ),
);

/** "5-min average", "1 hour window", "15m moving average": over how long, and no value. */
export const WINDOW =
  /^\d{1,4}(?:[-‑](?:s|m|h|d|(?:sec|second|min|minute|hr|hour|day|week)s?)[-‑ ](?=(?:average|avg|mean|load|rate)s?\b)|[-‑ ]?(?:s|m|h|d|(?:sec|second|min|minute|hr|hour|day|week)s?)[-‑ ](?=(?:moving|rolling|sliding|window|interval|bucket|soak|warm-?up)s?\b))/i;

/** "O(1)", "O(log(n) + 2)": a growth, whatever numbers are in it. */
export const NOTATION = /^[OΘΩ]\([^()]{0,40}(?:\([^()]{0,20}\)[^()]{0,20})?\)/;
