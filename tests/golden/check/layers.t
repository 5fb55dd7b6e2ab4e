Growth of each layer: digests change with the content and places with what is
put in between, so a layer is known by the step that made it, without the
digests that old builders write into it; then by its digest, then by the one
below it.
%% image box.tar
layer none "/bin/sh -c #(nop) ADD file:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef in /"
file etc/base 3000
layer none "RUN install"
file usr/lib/a 5000
layer none "COPY app-1.0 /"
file app 2000
layer none "RUN install"
file usr/lib/b 1000
layer none "COPY gone /"
file gone 100
%% file .binsize.yml
schema: 1
baseline: kept.json
artifacts:
  - {name: box, path: box.tar}
budgets:
  - {id: layers, each: layer, growth: {max: 600, new: 1 kB}}
%% run
binsize baseline update -q
cat > other <<'END'
layer none "COPY new /"
file new 4000
layer none "/bin/sh -c #(nop) ADD file:ffff456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef in /"
file etc/base 4000
layer none "RUN install"
file usr/lib/a 5000 9
layer none "COPY app-1.1 /"
file app 2400
layer none "RUN install"
file usr/lib/b 9000
END
mkimage other -o box.tar
binsize check --format csv | cut -d, -f1,4,6,7,9,10 | sed 's/ [0-9a-f]\{12\} / DIGEST /'
%% stdout
status,subject,limit_key,value,baseline,compared
fail,2 DIGEST ADD file:ffff456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef in /,growth.max,5632,4608,yes
fail,5 DIGEST RUN install,growth.max,10752,2560,yes
fail,1 DIGEST COPY new /,growth.new,5632,0,no
pass,4 DIGEST COPY app-1.1 /,growth.max,4096,3584,yes
