extension PageScript {
  /// What happens when a reader points, types or takes a finding out.
  static let handling = #"""
    const model=JSON.parse(document.getElementById("model").textContent);
    const isolated=value=>document.dir==="rtl"?"\u2068"+value+"\u2069":String(value);
    const say=(key,values)=>model.words[key].replace(/\{(\w+)\}/g,(all,name)=>values&&name in values?isolated(values[name]):all);
    const decimal=count=>{
      const size=Math.abs(count),whole=Math.floor(size/1000000),rest=String(size%1000000).padStart(6,"0").replace(/0+$/,"");
      return (count<0?"-":"")+whole+(rest?"."+rest:"");
    };
    const all=(selector,root)=>[...(root||document).querySelectorAll(selector)];
    let isExact=null;
    const verification=(function*(){
      let compared=0,wrong=0;
      for(const record of model.records){
        const compare=(removed,expected)=>{
          const now=scores(record,removed,model);
          expected.forEach((value,d)=>{
            if(record.values[d]===null)return;
            compared++;
            if((now[d]===null?null:now[d].value)!==value)wrong++;
          });
        };
        compare(new Set(),record.values);
        yield;
        for(const [finding,values] of record.without){compare(new Set([finding]),values);yield}
      }
      const line=document.getElementById("check");
      line.dataset.wrong=wrong;
      line.dataset.compared=compared;
      line.textContent=compared===0?"":wrong===0?
        say("check.equal",{count:compared}):say("check.differ",{wrong,count:compared});
      isExact=wrong===0;
    })();
    const verify=until=>{while(isExact===null&&performance.now()<until)verification.next();return isExact};
    const verifyInSlices=()=>{if(verify(performance.now()+12)===null)setTimeout(verifyInSlices,4)};
    addEventListener("load",()=>setTimeout(verifyInSlices,30));
    const arms=[];
    all("article[data-record]").forEach(article=>{
      const number=Number(article.dataset.record),record=model.records.find(r=>r.record===number);
      const panel=article.querySelector(".panel");
      let outcome="";
      const tell=()=>{
        panel.querySelector(".outcome")?.remove();
        if(!outcome)return;
        const line=document.createElement("p");
        line.className="outcome changed";
        line.setAttribute("aria-hidden","true");
        line.textContent=outcome;
        panel.prepend(line);
      };
      const light=index=>{
        all(".text mark",article).forEach(m=>m.classList.toggle("lit",index!==null&&m.dataset.f.split(" ").includes(String(index))));
      };
      const show=index=>{
        const detail=document.getElementById("r"+number+"f"+index);
        if(!detail||!panel||document.body.classList.contains("blind")&&!detail.classList.contains("flag"))return;
        light(index);
        panel.replaceChildren(...[...detail.querySelector(".what").cloneNode(true).childNodes]);
        all("[id]",panel).forEach(e=>e.removeAttribute("id"));
        tell();
      };
      const pointed=event=>{
        const place=event.target.closest?.(".mark,mark");
        if(place&&place.dataset.f)show(place.dataset.f.split(" ")[0]);
      };
      const text=article.querySelector(".text");
      if(text)for(const kind of ["focusin","mouseover","click"])text.addEventListener(kind,pointed);
      if(!record)return;
      const boxes=all("input[data-f]",article),output=article.querySelector(".now"),reset=article.querySelector(".reset");
      const boxOf=new Map(boxes.map(b=>[b.dataset.f,b])),spans=new Map();
      all(".text mark",article).forEach(m=>{
        const own=m.dataset.f.split(" ").map(f=>boxOf.get(f)).filter(b=>b);
        if(own.length)spans.set(m,own);
      });
      const isOut=own=>own.every(b=>!b.checked);
      const mirror=()=>spans.forEach((own,m)=>{
        const out=isOut(own);
        m.classList.toggle("removed",out);
        if(m.hasAttribute("role"))m.setAttribute("aria-pressed",out?"true":own.some(b=>!b.checked)?"mixed":"false");
      });
      const update=()=>{
        const removed=new Set(boxes.filter(b=>!b.checked).map(b=>Number(b.dataset.f)));
        mirror();
        if(!verify(Infinity))return;
        const now=scores(record,removed,model),told=[];
        all("[data-d]",article).forEach(cell=>{
          const d=Number(cell.dataset.d),before=record.values[d],after=now[d];
          const concept=cell.dataset.c;
          let text,isChanged;
          if(concept!==undefined){
            const amount=after===null?null:after.parts.get(Number(concept))||0;
            isChanged=amount!==Number(cell.dataset.m);
            text=amount===null?say("finding.score-gone"):decimal(amount);
          }else{
            isChanged=(after===null?null:after.value)!==before;
            text=after===null?say("finding.score-gone"):decimal(after.value);
            if(isChanged&&cell.dataset.name)told.push(cell.dataset.name+" "+decimal(before)+" → "+text);
          }
          cell.textContent=removed.size===0?"":text;
          cell.classList.toggle("changed",isChanged&&removed.size>0);
        });
        reset.disabled=removed.size===0;
        output.textContent=removed.size===0?say("taken.none"):
          say("taken.some",{count:removed.size,changes:told.length?told.join("; "):say("taken.no-change")});
        outcome=removed.size===0?"":output.textContent;
        if(panel)tell();
      };
      const flip=m=>{
        const out=isOut(spans.get(m));
        spans.get(m).forEach(b=>{b.checked=out});
        update();
      };
      arms.push(()=>{
        const buttons=new Map(all(".text button",article).map(b=>[b.dataset.f,b]));
        spans.forEach((own,m)=>{
          const button=buttons.get(m.dataset.f.split(" ")[0]);
          m.tabIndex=0;
          m.setAttribute("role","button");
          if(!button)return;
          button.tabIndex=-1;
          button.id="r"+number+"b"+button.dataset.f;
          m.setAttribute("aria-describedby",button.id);
        });
        mirror();
        if(!text||!spans.size)return;
        article.querySelector(".how").hidden=false;
        text.addEventListener("click",event=>{
          const m=event.target.closest?.("mark");
          if(spans.has(m)&&getSelection().isCollapsed)flip(m);
        });
        text.addEventListener("keydown",event=>{
          if(event.key!=="Enter"&&event.key!==" "||!spans.has(event.target))return;
          event.preventDefault();
          if(!event.repeat)flip(event.target);
        });
      });
      boxes.forEach(b=>b.addEventListener("change",update));
      if(reset)reset.addEventListener("click",()=>{boxes.forEach(b=>{b.checked=true});update()});
      if(output)output.textContent=say("taken.none");
    });
    const arm=()=>arms.splice(0).forEach(f=>f());
    const blind=document.getElementById("blind");
    if(!blind)arm();
    if(blind){
      const words=blind.querySelector("textarea"),open=blind.querySelector("button");
      words.addEventListener("input",()=>{open.disabled=words.value.trim().length<3});
      open.addEventListener("click",()=>{
        document.body.classList.remove("blind");
        all(".later").forEach(e=>{e.hidden=false});
        arm();
        words.readOnly=true;
        open.hidden=true;
        const next=document.querySelector("h3.later,.later h3");
        if(next){next.tabIndex=-1;next.focus()}
      });
    }
    addEventListener("beforeprint",()=>all("details").forEach(d=>{if(!d.closest("[hidden]"))d.open=true}));
    """#
}
