// Lines between the messages of one day and those of the next.

const dayOf = (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate());

function words(day) {
  const away = Math.round((dayOf(new Date()) - day) / 86_400_000);
  if (away === 0 || away === 1) {
    return away === 0 ? "Today" : "Yesterday";
  }
  const year = day.getFullYear() === new Date().getFullYear() ? {} : { year: "numeric" };
  return day.toLocaleDateString("en", { weekday: "long", day: "numeric", month: "long", ...year });
}

export class Days {
  #last = null;

  /** A line if the message is the first of its day, else nothing. */
  before(message) {
    const day = dayOf(new Date(Number(message.ts) * 1000));
    if (day.getTime() === this.#last) {
      return [];
    }
    this.#last = day.getTime();
    const line = document.createElement("li");
    line.className = "day";
    line.role = "separator";
    const name = document.createElement("span");
    name.textContent = words(day);
    line.append(name);
    return [line];
  }
}
