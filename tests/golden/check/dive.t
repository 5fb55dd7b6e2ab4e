Dive's rules, asked of our figures: of 1024 + 2048 bytes below, 1024 are
replaced above and 2048 deleted; the layers above bring 4096. A rule may be
off. An image of one layer has no user waste.
%% image box.tar
layer
file a 1024
file b 2048
layer
file a 3096
delete b
file c 1000
%% image small.tar
layer
file a 1024
%% file .dive-ci
rules:
  # no rule is met
  lowestEfficiency: 0.95
  highestWastedBytes: 3kB
  highestUserWastedPercent: 0.10
%% run
binsize check box.tar --format csv
%% stdout
status,budget,artifact,subject,measure,limit_key,value,limit,baseline,compared,owner,line,message
fail,lowestEfficiency,box.tar,,efficiency,min,571428,950000,0,no,,3,"box.tar is 57.14% efficient, less than 95.00%"
fail,highestWastedBytes,box.tar,,file,max,3072,3000,0,no,,4,"re:^(shadowed|deleted|metadata only|duplicate)$ of box.tar is 3.0 KiB, more than 2.9 KiB"
fail,highestUserWastedPercent,box.tar,,user-waste,max,750000,100000,0,no,,5,"box.tar is 75.00% wasted above its first layer, more than 10.00%"
%% status 1
%% run
printf 'rules:\n  lowestEfficiency: 0.5\n  highestWastedBytes: disabled\n  highestUserWastedPercent: 0.75\n' > .dive-ci
binsize check box.tar small.tar --format csv
%% stdout
status,budget,artifact,subject,measure,limit_key,value,limit,baseline,compared,owner,line,message
skipped,highestUserWastedPercent,small.tar,,user-waste,,0,0,0,no,,4,"small.tar has no measure user-waste, which is known of images with more than one layer"
pass,lowestEfficiency,box.tar,,efficiency,min,571428,500000,0,no,,2,"box.tar is 57.14% efficient, 7.14% within the limit"
pass,lowestEfficiency,small.tar,,efficiency,min,1000000,500000,0,no,,2,"small.tar is 100.00% efficient, 50.00% within the limit"
pass,highestUserWastedPercent,box.tar,,user-waste,max,750000,750000,0,no,,4,"box.tar is 75.00% wasted above its first layer, 0.00% within the limit"
%% run
printf 'rules:\n  lowestEfficiency: 95%%\n' > .dive-ci
binsize check box.tar
printf 'rules:\n  lowestEfficency: 0.95\n' > .dive-ci
binsize check box.tar
printf 'artifacts: []\n' > .dive-ci
binsize check box.tar
printf 'rules:\n  lowestEfficiency: 0.95\n' > .dive-ci
binsize check
%% stderr
binsize: .dive-ci:2:1: lowestEfficiency: a ratio between 0 and 1 is wanted
binsize: .dive-ci:2:3: the key 'lowestEfficency' is not known here (did you mean 'lowestEfficiency'?)
binsize: .dive-ci:1:1: schema: is missing (write schema: 1)
binsize: nothing says what to check: give an INPUT
%% status 2
