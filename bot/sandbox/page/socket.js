// The line to the server: questions with answers, news without, and a new connection by itself when the server restarts.

const FIRST_WAIT = 250; // milliseconds; doubled up to LAST_WAIT, so that a restarted demo is found at once
const LAST_WAIT = 3000;

export class Socket {
  constructor(onNews, onState) {
    this.onNews = onNews;
    this.onState = onState;
    this.questions = new Map();
    this.number = 0;
    this.wait = FIRST_WAIT;
    this.user = null;
  }

  connect(user) {
    this.user = user;
    clearTimeout(this.timer);
    this.line?.close();
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const line = new WebSocket(`${scheme}://${location.host}/page/socket?user=${encodeURIComponent(user ?? "")}`);
    this.line = line;
    line.onopen = () => {
      this.wait = FIRST_WAIT;
    };
    line.onmessage = ({ data }) => this.line === line && this.#heard(JSON.parse(data));
    line.onclose = () => this.line === line && this.#lost();
  }

  /** Ask the server and wait for its answer; a refusal or a lost line rejects with a sentence. */
  ask(op, details = {}) {
    if (this.line?.readyState !== WebSocket.OPEN) {
      return Promise.reject(new Error("The sandbox is not answering. Is it still running?"));
    }
    const n = ++this.number;
    return new Promise((resolve, reject) => {
      this.questions.set(n, { resolve, reject });
      this.line.send(JSON.stringify({ n, op, ...details }));
    });
  }

  #heard(news) {
    if (news.t !== "answer") {
      this.onNews(news);
      if (news.t === "world") this.onState(true);
      return;
    }
    const question = this.questions.get(news.n);
    this.questions.delete(news.n);
    if (news.ok) question?.resolve(news.answer);
    else question?.reject(new Error(news.error));
  }

  #lost() {
    this.questions.forEach(({ reject }) => reject(new Error("The connection to the sandbox was lost.")));
    this.questions.clear();
    this.onState(false);
    this.timer = setTimeout(() => this.connect(this.user), this.wait);
    this.wait = Math.min(this.wait * 2, LAST_WAIT);
  }
}
