// Inlined at the end of index.html, for browsers of every age: adds style sheets and scripts once what the document itself
// shows is on the screen. The large scripts are being fetched since the head was read.
(function (document, window) {
  var files = document.querySelectorAll('link[data-boot]');
  var hero = document.querySelector('[data-hero]');
  var purse = document.querySelector('[data-answer]');
  var started = false;
  function add(name, attributes) {
    var element = document.createElement(name);
    for (var key in attributes) element[key] = attributes[key];
    document.head.appendChild(element);
  }
  function start() {
    if (started) return;
    started = true;
    for (var i = 0; i < files.length; i += 1) {
      if (/\.css$/.test(files[i].href))
        add('link', { rel: 'stylesheet', href: files[i].getAttribute('href') });
      else add('script', { src: files[i].getAttribute('href'), async: false });
    }
  }
  function afterFrame() {
    window.requestAnimationFrame(function () {
      window.setTimeout(start, 0);
    });
  }
  function isHero(entry) {
    return Boolean(entry.element) && entry.element.hasAttribute('data-hero');
  }
  // Of a page that is about the person themselves, what its script will ask first: see client/src/platform/first-requests.h5.
  function request(path, token) {
    var headers = { authorization: 'Bearer ' + token };
    var answer = window.fetch(path, { headers: headers }).then(function (response) {
      return response.text().then(function (text) {
        return { status: response.status, date: response.headers.get('date'), text: text };
      });
    });
    answer.catch(function () {}); // Told to whoever asks for it; nobody may.
    return { token: token, answer: answer };
  }
  // A sum of the person's own: shown as soon as the server has told it, before scripts run that could tell it.
  function fill(answer) {
    answer
      .then(function (response) {
        var fen = JSON.parse(response.text)[hero.getAttribute('data-fen')];
        if (response.status !== 200 || !(fen >= 0)) return;
        var digits = fen < 100 ? ('00' + fen).slice(-3) : String(fen);
        hero.textContent = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
        hero.nextSibling.textContent = '.' + digits.slice(-2);
        purse.className += ' boot-known';
      })
      .then(afterFrame, start);
  }
  try {
    var wanted = JSON.parse(document.getElementById('first-requests').textContent);
    var token = JSON.parse(window.localStorage.getItem('yimai.session')).data.tokens.accessToken;
    var requests = (window.firstRequests = {});
    for (var n = 0; n < wanted.length; n += 1) requests[wanted[n]] = request(wanted[n], token);
  } catch (error) {
    // No such page, or nobody is logged in.
  }
  var first = purse && requests && requests[purse.getAttribute('data-answer')];
  // A page that nobody looks at paints nothing.
  if (document.visibilityState === 'hidden') return start();
  // On a desk another picture may be shown.
  if (!hero || !(purse || hero).offsetWidth) return afterFrame();
  window.setTimeout(start, 800);
  if (purse) return first ? fill(first.answer) : afterFrame();
  try {
    new window.PerformanceObserver(function (list) {
      if (list.getEntries().some(isHero)) start();
    }).observe({ type: 'largest-contentful-paint', buffered: true });
  } catch (error) {
    // An older browser does not say when it has painted the picture, only that it has it.
    if (hero.complete) afterFrame();
    else hero.onload = hero.onerror = afterFrame;
  }
})(document, window);
