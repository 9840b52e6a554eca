/**
 * What whoever gives an address may try in order to reach what only this machine can reach. PORT stands for the port
 * of a server that counts who comes.
 */
const HOSTS = [
  // Loopback, in every notation of inet_aton.
  ..."127.0.0.1 127.1 127.0.1 127.255.255.254 127.127.127.127 127.0.0.0 127.0.0.2 127.0.0.1.".split(" "),
  ..."2130706433 0x7f000001 0x7F000001 017700000001 0x7f.1 0x7f.0x0.0x0.0x1 0177.0.0.1 0177.0.0.01".split(
    " ",
  ),
  ..."0177.1 0x7f.0.1 127.0x0.1 127.0.00000001 00000000177.0.0.1 127.000.000.001 0x0000007f.1".split(" "),
  ..."2130706434 0x7fffffff 127.65530 0x7f.65530 0177.0xff.01".split(" "),
  // "This host", which Linux takes for itself.
  ..."0 0.0.0.0 0.0 0.0.0 00 0x0 0x00000000 000000000000 0.1.2.3 0.0.0.0.".split(" "),
  // Other alphabets and separators, which the URL standard folds.
  ..."①②⑦.⓪.⓪.① １２７.０.０.１ 127。0。0。1 127．0．0．1 127｡0｡0｡1 ⓪ⓧ⑦ⓕ.1 𝟏𝟐𝟕.𝟎.𝟎.𝟏 %31%32%37.0.0.1".split(
    " ",
  ),
  ..."%6c%6f%63%61%6c%68%6f%73%74 ⓛⓞⓒⓐⓛⓗⓞⓢⓣ ｌｏｃａｌｈｏｓｔ locaｌhost 127%2e0%2e0%2e1 127.0.0.1%2e".split(
    " ",
  ),
  // Private networks, carriers, link-local and the metadata services of hosts.
  ..."10.0.0.1 10.255.255.255 10.1 0xa.1 012.0.0.1 167772161 172.16.0.1 172.31.255.255 0xac100001".split(" "),
  ..."192.168.0.1 192.168.1 192.168.65535 0xc0a80001 3232235521 0300.0250.0.1 100.64.0.1 100.127.255.255".split(
    " ",
  ),
  ..."169.254.169.254 169.254.170.2 169.254.43518 0xa9fea9fe 2852039166 0251.0376.0251.0376 100.100.100.200".split(
    " ",
  ),
  ..."192.0.0.192 169.254.0.1 169.254.255.255".split(" "),
  // Reserved, documentation, tests, multicast, broadcast.
  ..."192.0.0.1 192.0.0.170 192.0.2.1 198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1 192.88.99.1".split(
    " ",
  ),
  ..."224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255 4294967295 0xffffffff 192.31.196.1 192.175.48.1".split(
    " ",
  ),
  // IPv6: loopback, unspecified, link-local, site-local, unique local, multicast.
  ..."[::1] [0:0:0:0:0:0:0:1] [0000:0000:0000:0000:0000:0000:0000:0001] [::0001] [0::1] [::] [::0]".split(
    " ",
  ),
  ..."[fe80::1] [febf::1] [fec0::1] [fc00::1] [fd00::1] [fdff:ffff::1] [fd00:ec2::254] [ff02::1] [ff0e::1]".split(
    " ",
  ),
  ..."[fd20:ce::254] [FE80::1] [FD00::1]".split(" "),
  // IPv4 inside IPv6: mapped, compatible, translated, NAT64, 6to4, Teredo, ISATAP.
  ..."[::ffff:127.0.0.1] [::ffff:7f00:1] [::FFFF:127.0.0.1] [0:0:0:0:0:ffff:127.0.0.1] [::ffff:10.0.0.1]".split(
    " ",
  ),
  ..."[::ffff:a9fe:a9fe] [::ffff:0:0] [::127.0.0.1] [::7f00:1] [::a00:1] [::ffff:0:127.0.0.1]".split(" "),
  ..."[64:ff9b::127.0.0.1] [64:ff9b::7f00:1] [64:ff9b:1::7f00:1] [64:ff9b::a9fe:a9fe] [2002:7f00:1::]".split(
    " ",
  ),
  ..."[2002:7f00:1::1] [2002:a9fe:a9fe::] [2002:c0a8:1::1] [2001:0:7f00:1::] [2001:0::1]".split(" "),
  ..."[fe80::5efe:7f00:1] [::ffff:8.8.8.8]".split(" "),
  // IPv6: documentation, benchmarking, overlays, discard, segment routing, what is not given out.
  ..."[2001:db8::1] [3fff::1] [2001:2::1] [2001:10::1] [2001:20::1] [100::1] [5f00::1] [4000::1] [e000::1]".split(
    " ",
  ),
  ..."[2620:4f:8000::1] [2001:3::1] [2001:4:112::1]".split(" "),
  // Names that lead inside.
  ..."localhost LOCALHOST localhost. localhost.localdomain sub.localhost a.b.localhost. ip6-localhost".split(
    " ",
  ),
  ..."metadata.google.internal metadata instance-data printer.local box.lan intranet router.home.arpa".split(
    " ",
  ),
  ..."kubernetes.default.svc.cluster.local db.internal host.docker.internal abc.onion wpad.corp".split(" "),
];

/** Addresses that hide where they lead, or ask for something else than a page. */
const ADDRESSES = [
  "http://user@127.0.0.1:PORT/",
  "http://user:password@127.0.0.1:PORT/",
  "http://example.org@127.0.0.1:PORT/",
  "http://example.org%40127.0.0.1:PORT/",
  "http://127.0.0.1:PORT#@example.org/",
  "http://127.0.0.1:PORT?@example.org/",
  "http://127.0.0.1:PORT\\@example.org/",
  "http:\\\\127.0.0.1:PORT\\",
  "http:/127.0.0.1:PORT/",
  "http:127.0.0.1:PORT/",
  "http:///127.0.0.1:PORT/",
  "http:////127.0.0.1:PORT/",
  "  http://127.0.0.1:PORT/  ",
  "ht\ntp://127.0.0.1:PORT/",
  "http://127.0.\t0.1:PORT/",
  "http://127.0.0.1\u00ad:PORT/",
  "http://127.0.0.1\u200b:PORT/",
  "HTTP://127.0.0.1:PORT/",
  "https://127.0.0.1:PORT/",
  "https://localhost:PORT/",
  "http://[::1%25lo]:PORT/",
  "http://[fe80::1%25eth0]:PORT/",
  "//127.0.0.1:PORT/",
  "127.0.0.1:PORT",
  "localhost:PORT",
  "ftp://127.0.0.1:PORT/",
  "gopher://127.0.0.1:PORT/_GET",
  "dict://127.0.0.1:PORT/info",
  "ldap://127.0.0.1:PORT/",
  "ws://127.0.0.1:PORT/",
  "tftp://127.0.0.1:PORT/x",
  "file:///etc/passwd",
  "file://127.0.0.1:PORT/etc/passwd",
  "data:text/html,<title>a</title>",
  "javascript:fetch('http://127.0.0.1:PORT/')",
  "blob:http://127.0.0.1:PORT/0",
  "view-source:http://127.0.0.1:PORT/",
  "jar:http://127.0.0.1:PORT/!/",
  "unix:/var/run/docker.sock",
  "http://unix:/var/run/docker.sock:/containers",
  "about:blank",
  "",
  "http://",
  "http://:PORT/",
  "http://256.256.256.256:PORT/",
  "http://1.2.3.4.5:PORT/",
  "http://[::1:PORT/",
  "http://0x7g.1:PORT/",
];

/** Each of them written whole, at this port. */
export const privateAddresses = (port: number): string[] => [
  ...HOSTS.map((host) => `http://${host}:${port}/`),
  ...ADDRESSES.map((address) => address.replaceAll("PORT", String(port))),
];

/** What a name may turn out to lead to, as a resolver answers. */
export const PRIVATE_ANSWERS = [
  ..."127.0.0.1 127.8.8.8 0.0.0.0 10.0.0.1 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 198.18.0.1".split(
    " ",
  ),
  ..."::1 :: ::ffff:127.0.0.1 ::ffff:7f00:1 ::7f00:1 fe80::1 fe80::1%lo fd00:ec2::254 64:ff9b::7f00:1".split(
    " ",
  ),
  ..."2002:7f00:1:: 2001:0:7f00:1:: 255.255.255.255 224.0.0.1 2001:db8::1 fec0::1".split(" "),
];

/** Addresses of the public internet, near the borders of what is not. */
export const PUBLIC_ADDRESSES = [
  ..."1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.1 100.63.255.255 100.128.0.1 126.255.255.255 128.0.0.1".split(" "),
  ..."169.253.255.255 169.255.0.1 172.15.255.255 172.32.0.1 192.167.255.255 192.169.0.1 198.17.255.255".split(
    " ",
  ),
  ..."198.20.0.1 223.255.255.255 193.0.0.1 203.0.112.255 203.0.114.1 2001:4860:4860::8888 2a00:1450:4007::1".split(
    " ",
  ),
  ..."2606:4700:4700::1111 2a01:e0a::1 2001:660::1 2400:cb00::1 3ffe::1".split(" "),
];

/** Names of the public internet that anyone may have lead inside, and where. */
export const NAMES_OF_INSIDE: readonly [name: string, address: string][] = [
  ["127.0.0.1.nip.io", "127.0.0.1"],
  ["7f000001.nip.io", "127.0.0.1"],
  ["a-127-0-0-1-b.sslip.io", "127.0.0.1"],
  ["localtest.me", "127.0.0.1"],
  ["www.localtest.me", "::1"],
  ["--1.sslip.io", "::1"],
  ["169.254.169.254.nip.io", "169.254.169.254"],
  ["make-1.2.3.4-rebind-127.0.0.1-rr.1u.ms", "127.0.0.1"],
  ["xn--exemple-9ua.fr", "192.168.0.1"],
  ["exemple.fr.", "10.0.0.1"],
  ["a.b.c.d.e.f.exemple.fr", "::ffff:10.0.0.1"],
  ["0x7f.0.0.1.exemple.fr", "127.0.0.1"],
];

/** What listens where no page is: of machines, mails, databases, and the top of the range. */
export const OTHER_PORTS = [
  0, 1, 21, 22, 23, 25, 53, 79, 81, 110, 111, 119, 135, 139, 143, 389, 444, 445, 465, 587, 636, 873, 993,
  1080, 1433, 2049, 2375, 2379, 3000, 3306, 3389, 4443, 5000, 5432, 5984, 6379, 6443, 8000, 8080, 8081, 8443,
  8888, 9000, 9090, 9200, 10250, 11211, 15672, 27017, 50051, 65535,
];
